import PlaidSyncLedger

/// Selects transactions; all criteria that are set must match.
public struct TransactionQuery: Hashable, Sendable {
  public var familyID: FamilyID
  public var accountID: AccountID?
  public var transactionID: TransactionID?
  public var since: LocalDate?
  public var until: LocalDate?
  /// Text in the name, merchant, description or notes, ignoring case.
  public var search: String?
  /// The beginning of a category, primary or detailed.
  public var category: String?
  /// Only pending transactions, only posted ones, or both (`nil`).
  public var isPending: Bool?
  /// Only removed and hidden transactions, or only the others.
  public var isRemoved = false
  /// Only remainders, the parts that account for a later change of a split transaction's amount;
  /// only other transactions; or both (`nil`).
  public var isRemainder: Bool?
  public var limit: Int?

  /// Selects all of a family's transactions.
  public init(familyID: FamilyID) {
    self.familyID = familyID
  }
}

/// Selects transfers; all criteria that are set must match.
public struct TransferQuery: Hashable, Sendable {
  public var familyID: FamilyID
  public var transferID: TransferID?
  /// The account of either side.
  public var accountID: AccountID?
  /// The first date of an outflow.
  public var since: LocalDate?
  /// The last date of an outflow.
  public var until: LocalDate?
  public var states: Set<Transfer.State>

  /// Selects all of a family's transfers in some states.
  public init(familyID: FamilyID, states: Set<Transfer.State> = Set(Transfer.State.allCases)) {
    self.familyID = familyID
    self.states = states
  }
}
