import ArgumentParser

/// `drift …`.
struct DriftCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drift",
    abstract: "See and accept differences between the bank and the books.",
    discussion: """
      Example: plaid-sync drift --since 2025-05-01 || echo "look at the books"
      """,
    subcommands: [DriftListCommand.self, DriftAcceptCommand.self], defaultSubcommand: DriftListCommand.self)
}
