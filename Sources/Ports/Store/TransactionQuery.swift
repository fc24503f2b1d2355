import PlaidSyncLedger

/// Selects transactions; all criteria that are not `nil` must match.
///
/// Of a split transaction, both the whole and its parts are selected.
public struct TransactionQuery: Hashable, Sendable {
  public var familyID: FamilyID
  public var accountID: AccountID?
  public var transactionID: TransactionID?
  /// The first date, included.
  public var since: LocalDate?
  /// The last date, included.
  public var until: LocalDate?
  /// Text in the name, merchant, original description or notes, ignoring case.
  public var search: String?
  /// The beginning of a category, primary or detailed, ignoring case.
  public var category: String?
  /// True for pending transactions only, false for posted ones only.
  public var isPending: Bool?
  /// True for transactions that were removed or deleted, false for the others; never both.
  public var isRemoved = false
  /// True for remainders only, the parts that account for a later change of a split transaction's
  /// amount; false for the others only.
  public var isRemainder: Bool?
  /// The maximum number of transactions, of which the newest are returned.
  public var limit: Int?

  /// Selects all of a family's transactions that were not removed.
  public init(familyID: FamilyID) {
    self.familyID = familyID
  }
}

/// Selects transfers; all criteria that are not `nil` must match.
public struct TransferQuery: Hashable, Sendable {
  public var familyID: FamilyID
  public var transferID: TransferID?
  /// The account of either side.
  public var accountID: AccountID?
  /// The first date of the outflow, included.
  public var since: LocalDate?
  /// The last date of the outflow, included.
  public var until: LocalDate?
  public var states: Set<Transfer.State>

  /// Selects all of a family's transfers in some states, by default in any.
  public init(familyID: FamilyID, states: Set<Transfer.State> = Set(Transfer.State.allCases)) {
    self.familyID = familyID
    self.states = states
  }
}
