import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncVault

extension Application {
  /// The path of the rules file, next to the configuration; the file may be missing.
  package var rulesPath: String { nextToConfiguration("rules.json") }
  /// The path of the file with custom category names, next to the configuration; it may be missing.
  package var categoryNamesPath: String { nextToConfiguration("categories.json") }

  /// Reads the user's rules and custom category names; errors name file, line and column.
  package func rules() throws(Failure) -> RuleBook {
    RuleBook(
      rules: try RuleFile.rules(at: rulesPath),
      categoryNames: try CategoryFile.names(at: categoryNamesPath))
  }

  /// Applies the rules to all past transactions; what earlier rules set is removed.
  package func applyRules(
    _ book: RuleBook, of family: Family, isDryRun: Bool
  ) async throws -> RuleReport {
    let report = try await store(of: family).applyRules(
      book, to: .all, of: family.id, isDryRun: isDryRun)
    // A transaction that rules exclude from reports cannot be one side of a transfer.
    if !isDryRun { try await store(of: family).matchTransfers(of: family.id) }
    return report
  }

  private func nextToConfiguration(_ name: String) -> String {
    "\(PrivateFile.folder(of: configuration.filePath))/\(name)"
  }
}
