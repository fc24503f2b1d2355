import PlaidSyncLedger

/// Looking after the store itself.
public protocol StoreMaintenance: Sendable {
  /// Writes a consistent copy to a new file while others read and write.
  func copy(to path: String) async throws
  /// Replaces everything with the content of another file, for all processes at once.
  func replaceContent(with path: String) async throws
  /// Checks the file, its references and every stored balance against a computation beside it.
  func verify(
    family: FamilyID, forward: any BalanceCalculator, reverse: any BalanceCalculator
  ) async throws -> [VerifyFinding]
}

/// One thing that is not as it should be.
public struct VerifyFinding: Hashable, Sendable {
  /// The account, when it concerns one.
  public let accountID: AccountID?
  /// The day, when it concerns one.
  public let date: LocalDate?
  /// What was expected and what is there.
  public let message: String

  /// Describes a finding.
  public init(accountID: AccountID?, date: LocalDate?, message: String) {
    self.accountID = accountID
    self.date = date
    self.message = message
  }
}
