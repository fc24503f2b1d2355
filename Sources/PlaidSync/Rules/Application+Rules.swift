import Ledger
import Ports
import Vault

extension Application {
  /// The file of rules, beside the configuration; it may be missing.
  public var rulesPath: String { besideConfiguration("rules.json") }
  /// The file of own names for categories, beside the configuration; it may be missing.
  public var categoryNamesPath: String { besideConfiguration("categories.json") }

  /// The user's rules and own names of categories; errors name file, line and column.
  public func rules() throws(Failure) -> RuleBook {
    RuleBook(
      rules: try RuleFile.rules(at: rulesPath),
      categoryNames: try CategoryFile.names(at: categoryNamesPath))
  }

  /// Applies the rules to the whole past: each transaction has what they give, and nothing of
  /// earlier rules.
  public func applyRules(
    _ book: RuleBook, of family: Family, isDryRun: Bool
  ) async throws -> RuleReport {
    let report = try await books.applyRules(book, to: .all, of: family.id, isDryRun: isDryRun)
    // What rules leave out of reports is no side of a transfer.
    if !isDryRun { try await books.matchTransfers(of: family.id) }
    return report
  }

  private func besideConfiguration(_ name: String) -> String {
    "\(PrivateFile.folder(of: configuration.filePath))/\(name)"
  }
}
