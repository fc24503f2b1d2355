/// An account of a family: a linked account, which belongs to an item, or a manual account, which
/// the user keeps.
public struct Account: Hashable, Sendable {
  public let id: AccountID
  public let familyID: FamilyID
  /// The item that supplies its data; `nil` for a manual account.
  public let itemID: ItemID?
  /// Plaid's `account_id`, which changes when the bank is linked again; `nil` for a manual account.
  public let providerID: String?
  /// Plaid's `persistent_account_id`, which survives a new link; `nil` at most banks.
  public let persistentID: String?
  /// The user's name for the account, or else Plaid's.
  public let name: String
  /// The institution's full name for the account; `nil` if Plaid sends none.
  public let officialName: String?
  /// The last two to four characters of the account number; `nil` if Plaid sends none.
  public let mask: String?
  /// The kind of account, which decides whether its balance is owned or owed and what moves it.
  public let kind: AccountKind
  /// Plaid's type, as received; for an account that the user added, the name of its kind.
  public let type: String
  /// The user's subtype, or else Plaid's; `nil` if neither states one.
  public let subtype: String?
  /// The currency of its balances and valuations. Single entries can have another one.
  public let currency: Currency
  public let status: AccountStatus
  /// The watermark: balances are right up to and including this day. `nil` until the first sync,
  /// and after an edit that invalidates every day.
  public let dataSyncedThrough: LocalDate?
  /// The day of its first balance row; `nil` if it has no rows.
  public let firstDay: LocalDate?
  /// The closing balance of its last balance row, cash and non-cash together, in ``currency``. For
  /// a liability it is the amount owed. `nil` if the account has no rows.
  public let balance: Amount?
  /// The day of ``balance``.
  public let balanceDay: LocalDate?
  /// The newest balance that Plaid reported; `nil` for an account without any.
  public let reportedBalance: ReportedBalance?
  /// The user's setting of whether Plaid's balance includes pending transactions.
  public let pendingInBalance: PendingInBalance
  /// Whether Plaid's balance includes pending transactions: the user's setting or, with
  /// ``PendingInBalance/auto``, what the reported balances have shown.
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

  /// True when Plaid supplies the account's data; false for a manual account.
  public var isLinked: Bool { itemID != nil }
}

/// Whether an account still changes.
public enum AccountStatus: String, Hashable, Sendable {
  case open
  /// Closed by the user, or no longer listed by the bank. The history stays.
  case closed
}

/// Whether the balance that Plaid reports for an account includes pending transactions.
///
/// If it does, their sum is subtracted before the balance is used, because only posted transactions
/// move the computed balance.
public enum PendingInBalance: String, Hashable, Sendable, CaseIterable {
  case yes
  case no
  /// Inferred from the reported balances. Until they show it, pending transactions are taken as not
  /// included.
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
