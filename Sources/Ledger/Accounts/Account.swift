/// A linked account (belongs to an item) or a manual account (belongs to the family alone).
public struct Account: Hashable, Sendable {
  /// Its row number in the store.
  public let id: AccountID
  /// The family that owns it.
  public let familyID: FamilyID
  /// The item it belongs to; `nil` for a manual account.
  public let itemID: ItemID?
  /// The provider's id; `nil` for a manual account.
  public let providerID: String?
  /// The provider's id that stays the same when the bank is linked again; few banks have one.
  public let persistentID: String?
  /// The name it is displayed under.
  public let name: String
  /// The institution's full name for it.
  public let officialName: String?
  /// The last digits of its number.
  public let mask: String?
  /// The kind of account, which decides how its balance is computed.
  public let kind: AccountKind
  /// The provider's (or the user's) type and subtype, as text.
  public let type: String
  public let subtype: String?
  /// The currency of its balances.
  public let currency: Currency
  /// Whether it is open or closed.
  public let status: AccountStatus
  /// The watermark: balances are right up to and including this day.
  public let dataSyncedThrough: LocalDate?
  /// The first day of its balance rows.
  public let firstDay: LocalDate?
  /// The closing balance of its last balance row, cash and non-cash together.
  public let balance: Amount?
  /// The day of the last balance row.
  public let balanceDay: LocalDate?
  /// The newest balance that the provider reported.
  public let reportedBalance: ReportedBalance?
  /// The user's setting: whether the provider's balance includes pending transactions.
  public let pendingInBalance: PendingInBalance
  /// Whether pending transactions are included: the user's setting or, with `auto`, what the
  /// reported balances have shown.
  public let isPendingCounted: Bool

  /// Creates an account; without further information its reported balances exclude pending.
  package init(
    id: AccountID, familyID: FamilyID, itemID: ItemID?, providerID: String?, persistentID: String?,
    name: String, officialName: String?, mask: String?, kind: AccountKind, type: String,
    subtype: String?, currency: Currency, status: AccountStatus, dataSyncedThrough: LocalDate?,
    firstDay: LocalDate?, balance: Amount?, balanceDay: LocalDate?,
    reportedBalance: ReportedBalance?,
    pendingInBalance: PendingInBalance = .auto, isPendingCounted: Bool = false
  ) {
    self.id = id
    self.familyID = familyID
    self.itemID = itemID
    self.providerID = providerID
    self.persistentID = persistentID
    self.name = name
    self.officialName = officialName
    self.mask = mask
    self.kind = kind
    self.type = type
    self.subtype = subtype
    self.currency = currency
    self.status = status
    self.dataSyncedThrough = dataSyncedThrough
    self.firstDay = firstDay
    self.balance = balance
    self.balanceDay = balanceDay
    self.reportedBalance = reportedBalance
    self.pendingInBalance = pendingInBalance
    self.isPendingCounted = isPendingCounted
  }

  /// True when the account belongs to an item, so that a provider supplies its data.
  public var isLinked: Bool { itemID != nil }
}

/// Whether an account still changes.
public enum AccountStatus: String, Hashable, Sendable {
  case open, closed
}

/// Whether the bank's balance of an account already includes pending transactions.
public enum PendingInBalance: String, Hashable, Sendable, CaseIterable {
  case yes
  case no
  /// Inferred from the reported balances; until they show it, pending is taken as not included.
  case auto

  /// Infers from two reported balances whether they include pending transactions; `nil` when
  /// they show neither.
  ///
  /// They show it when the sum of pending amounts has changed and the posted entries explain the
  /// change exactly under only one of the two assumptions.
  ///
  /// - Parameters:
  ///   - change: The newer reported balance minus the older one, both as stated.
  ///   - pending: The effect of pending transactions at the newer balance minus that at the older.
  ///   - posted: The possible sums of the posted entries: without late postings, and with them.
  package static func evidence(
    change: Amount, pending: Amount, posted: [Amount]
  ) -> Bool? {
    guard pending != .zero else { return nil }
    func isExplained(_ change: Int128) -> Bool {
      posted.contains { Int128($0.rawValue) == change }
    }
    let isExplainedWithout = isExplained(Int128(change.rawValue))
    let isExplainedWith = isExplained(Int128(change.rawValue) - Int128(pending.rawValue))
    return isExplainedWith == isExplainedWithout ? nil : isExplainedWith
  }
}
