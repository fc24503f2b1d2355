import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

/// `notify test`.
struct NotifyTestCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Send a test event through every configured hook.",
    discussion: """
      Exits with status 1 if a hook fails.

      Example: plaid-sync notify test
      """)

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let trials = try await application.testNotices(of: family)
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
    if trials.contains(where: { $0.failure != nil }) { throw ExitStatus.attention }
  }
}
