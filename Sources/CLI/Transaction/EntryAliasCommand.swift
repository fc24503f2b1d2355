import ArgumentParser

/// `entry …`.
struct EntryAliasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entry",
    abstract: "Add, edit and delete transactions.",
    subcommands: [TransactionAddCommand.self, TransactionEditCommand.self, TransactionDeleteCommand.self, TransactionSplitCommand.self])
}
