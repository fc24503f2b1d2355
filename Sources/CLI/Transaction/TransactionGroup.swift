import ArgumentParser

/// `transaction …`.
struct TransactionGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "transaction",
    abstract: "What happened to a transaction.",
    subcommands: [TransactionHistory.self])
}
