import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `rules check`.
struct RuleCheckCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Find mistakes in the rules.",
    discussion: """
      A file that cannot be read is an error that names the line. Rules without an effect are \
      warnings: their account does not exist, nothing matches them, or earlier rules already give \
      the same values.

      Example: plaid-sync rules check
      """)

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let book = try application.rules()
    let accounts = try await application.ledger(of: family).accounts(of: family.id)
    let report = try await application.applyRules(book, of: family, isDryRun: true)
    let warnings = warnings(book, report, accounts)
    let names = book.categoryNames.count
    try context.show(
      JSONOutput.document(
        [
          ("rules", .int(book.rules.count)), ("category_names", .int(names)),
          ("rules_file", .string(application.rulesPath)),
          ("categories_file", .string(application.categoryNamesPath)),
        ], warnings: warnings)
    ) { _ in
      "\(CountText.text(book.rules.count, "rule")) and "
        + "\(CountText.text(names, "category name")) can be read\n"
    }
    context.warn(warnings)
  }

  private func warnings(
    _ book: RuleBook, _ report: RuleReport, _ accounts: [Account]
  ) -> [String] {
    zip(book.rules, report.lines).flatMap { rule, line in
      let unknownAccounts = rule.conditions.account.filter { word in
        !accounts.contains {
          $0.name.lowercased().contains(word.lowercased()) || "\($0.id)" == word
        }
      }
      let about = "rule \"\(rule.name)\""
      if !unknownAccounts.isEmpty {
        return unknownAccounts.map { "\(about): there is no account \"\($0)\"" }
      }
      if line.matches == 0 {
        return ["\(about) matches none of \(CountText.text(report.checked, "transaction"))"]
      }
      return line.sets > 0 ? [] : ["\(about) gives nothing that earlier rules do not give"]
    }
  }
}
