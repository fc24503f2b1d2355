import Ledger

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
