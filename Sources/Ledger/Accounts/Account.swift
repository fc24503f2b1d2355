/// A linked account (of an item) or a manual one (of the family only).
public struct Account: Hashable, Sendable {
  /// Its number here.
  public let id: AccountID
  /// The family that owns it.
  public let familyID: FamilyID
  /// The item it belongs to; `nil` for a manual account.
  public let itemID: ItemID?
  /// The provider's id.
  public let providerID: String?
  /// The provider's id that survives a new link, at the few banks that have one.
  public let persistentID: String?
  /// The name it is shown under.
  public let name: String
  /// The institution's full name of it.
  public let officialName: String?
  /// The last digits of its number.
  public let mask: String?
  /// What it is.
  public let kind: AccountKind
  /// The provider's (or the user's) type and subtype, as text.
  public let type: String
  public let subtype: String?
  /// The currency of its balances.
  public let currency: Currency
  /// Open or closed.
  public let status: AccountStatus
  /// Balances up to and including this day are right.
  public let dataSyncedThrough: LocalDate?
  /// The first day of its balance rows.
  public let firstDay: LocalDate?
  /// The end of its last balance row, cash and non-cash together.
  public let balance: Amount?
  /// The day of that row.
  public let balanceDay: LocalDate?
  /// The newest reading from the provider.
  public let reportedBalance: ReportedBalance?
  /// Whether the provider's balance contains what is pending, by the user's word.
  public let pendingInBalance: PendingInBalance
  /// The same as it counts: by the user's word, or as the readings have told.
  public let isPendingCounted: Bool

  /// Describes an account.
  public init(
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

  /// True when a provider feeds it.
  public var isLinked: Bool { itemID != nil }
}

/// Whether an account still changes.
public enum AccountStatus: String, Hashable, Sendable {
  case open, closed
}

/// Whether the bank's balance of an account contains pending transactions already.
public enum PendingInBalance: String, Hashable, Sendable, CaseIterable {
  case yes
  case no
  /// Found out by what explains the readings; until one tells, they do not contain them.
  case auto

  /// What the change between two readings tells; `nil` when it tells nothing.
  ///
  /// It tells something where the sum of what is pending has changed and the posted entries explain
  /// the change in one of the two ways only, exactly.
  ///
  /// - Parameters:
  ///   - change: the newer reading less the older one, both as they were stated.
  ///   - pending: the effect of what was pending at the newer one less that at the older one.
  ///   - posted: what the posted entries may come to: without those that are late, and with them.
  public static func evidence(
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
