import PlaidSyncLedger

/// What rules give to transactions, kept beside what the provider sent and the user said.
public protocol RuleStore: Sendable {
  /// Applies rules: transactions in the scope have exactly what these rules give, and nothing of
  /// earlier ones. Costs a look-up when nothing is new.
  ///
  /// - Parameter isDryRun: reports the same, and leaves everything as it is.
  func applyRules(
    _ book: RuleBook, to scope: RuleScope, of family: FamilyID, isDryRun: Bool
  ) async throws -> RuleReport
  /// The categories that are in use, the most frequent first.
  func categories(of family: FamilyID) async throws -> [CategoryUse]
}
