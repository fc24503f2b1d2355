import PlaidSyncLedger

/// Selects transactions; every criterion that is set has to hold.
public struct TransactionQuery: Hashable, Sendable {
  public var familyID: FamilyID
  public var accountID: AccountID?
  public var transactionID: TransactionID?
  public var since: LocalDate?
  public var until: LocalDate?
  /// Text in name, merchant, description or notes, without regard to case.
  public var search: String?
  /// The beginning of a category, primary or detailed.
  public var category: String?
  /// Only pending ones, only posted ones, or both.
  public var isPending: Bool?
  /// Only those that were taken back or deleted, or only those that stand.
  public var isRemoved = false
  /// Only parts that make up for a changed amount, only others, or both.
  public var isRemainder: Bool?
  public var limit: Int?

  /// Selects all of a family's transactions.
  public init(familyID: FamilyID) {
    self.familyID = familyID
  }
}

/// Selects transfers; every criterion that is set has to hold.
public struct TransferQuery: Hashable, Sendable {
  public var familyID: FamilyID
  public var transferID: TransferID?
  /// One of its sides is in this account.
  public var accountID: AccountID?
  /// The day on which money leaves.
  public var since: LocalDate?
  public var until: LocalDate?
  public var states: Set<Transfer.State>

  /// Selects all of a family's transfers in some states.
  public init(familyID: FamilyID, states: Set<Transfer.State> = Set(Transfer.State.allCases)) {
    self.familyID = familyID
    self.states = states
  }
}
