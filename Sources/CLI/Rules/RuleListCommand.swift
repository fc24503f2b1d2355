import ArgumentParser
import PlaidSync

/// `rules list`.
struct RuleListCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the rules in their order.",
    discussion: """
      FITS counts the transactions that a rule is for, GIVES those that have a value from it: of \
      each value the first rule counts, of tags all.

      Example: plaid-sync rules list
      """)

  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
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
      context.note("note: not all of the past is as the rules say: run `plaid-sync rules apply`")
    }
    return .done
  }
}
