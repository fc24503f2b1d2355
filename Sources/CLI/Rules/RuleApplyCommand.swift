import ArgumentParser
import PlaidSync

/// `rules apply`.
struct RuleApplyCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "apply",
    abstract: "Apply the rules to the past too.",
    discussion: """
      Afterwards every transaction has what the rules as they are now give to it, and nothing of \
      earlier ones. What you set by hand stays. --dry-run shows what would change.

      Example: plaid-sync rules apply --dry-run
      """)

  @Flag(name: .customLong("dry-run"), help: "Only show what would change.")
  var isDryRun = false
  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let book = try application.rules()
    let report = try await application.applyRules(book, of: family, isDryRun: isDryRun)
    try context.confirm(JSONOutput.rules(report, isDryRun: isDryRun)) { terminal in
      RuleText.report(report, isDryRun: isDryRun, on: terminal)
    }
    return .done
  }
}
