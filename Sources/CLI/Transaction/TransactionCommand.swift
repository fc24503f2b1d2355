import ArgumentParser

/// `transaction …`.
struct TransactionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transaction",
    abstract: "One transaction, and what happened to it.",
    subcommands: [TransactionShowCommand.self, TransactionHistoryCommand.self])
}
