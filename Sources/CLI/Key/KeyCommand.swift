import ArgumentParser

/// `key …`.
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Look after the key that seals the access tokens.",
    subcommands: [KeyRotateCommand.self])
}
