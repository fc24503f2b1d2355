import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `rules list`.
struct RuleListCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the rules in order.",
    discussion: """
      MATCHES counts the transactions that a rule matches, GIVES those that have a value from it: \
      for each value only the first matching rule counts, for tags all of them.

      Example: plaid-sync rules list
      """)

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let book = try application.rules()
    let report = try await application.applyRules(book, of: family, isDryRun: true)
    try context.show(
      JSONOutput.document(
        "rules",
        zip(book.rules, report.lines).enumerated().map { index, pair in
          JSONOutput.rule(pair.0, pair.1, number: index + 1)
        })
    ) { RuleText.list(book, report, on: $0) }
    if report.changed > 0 || report.hasNewNames {
      context.note(
        "note: some older transactions do not follow the rules: run "
          + RemedyText.command("rules apply"))
    }
  }
}
