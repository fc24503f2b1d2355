import Ledger

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
