import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `rules apply`.
struct RuleApplyCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Apply the rules to all transactions, old ones too.",
    discussion: """
      Afterward every transaction has the values that the current rules give it, and none from \
      earlier rules. Values that you set by hand stay. --dry-run shows what would change.

      Example: plaid-sync rules apply --dry-run
      """)

  @Flag(name: .customLong("dry-run"), help: "Only show what would change.")
  var isDryRun = false
  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let book = try application.rules()
    let report = try await application.applyRules(book, of: family, isDryRun: isDryRun)
    try context.confirm(JSONOutput.rules(report, isDryRun: isDryRun)) { terminal in
      RuleText.report(report, isDryRun: isDryRun, on: terminal)
    }
  }
}
