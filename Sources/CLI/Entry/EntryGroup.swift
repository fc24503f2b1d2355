import ArgumentParser

/// `entry …`.
struct EntryGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "entry",
    abstract: "Add, edit and delete transactions.",
    subcommands: [EntryAdd.self, EntryEdit.self, EntryDelete.self, EntrySplit.self])
}
