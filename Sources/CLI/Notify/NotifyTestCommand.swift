import ArgumentParser
import PlaidSync
import PlaidSyncJSON

/// `notify test`.
struct NotifyTestCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Send a test event through every configured hook.",
    discussion: """
      Exits with status 1 if a hook fails.

      Example: plaid-sync notify test
      """)

  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let trials = try await application.testNotices(of: try await application.family())
    try context.show(
      JSONOutput.document(
        "hooks",
        trials.map { trial in
          [
            "hook": .string(trial.hook),
            "error": trial.failure.map { JSONOutput.error($0, item: nil) } ?? .null,
          ]
        })
    ) { _ in
      trials.map { "\($0.hook): \($0.failure == nil ? "sent" : "failed")\n" }.joined()
    }
    if !options.json {
      for failure in trials.compactMap(\.failure) {
        context.console.talk(FailureText.text(failure))
      }
    }
    return trials.allSatisfy { $0.failure == nil } ? .done : .attention
  }
}
