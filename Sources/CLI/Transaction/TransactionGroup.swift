import ArgumentParser

/// `transaction …`.
struct TransactionGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transaction",
    abstract: "One transaction, and what happened to it.",
    subcommands: [TransactionShow.self, TransactionHistory.self])
}
