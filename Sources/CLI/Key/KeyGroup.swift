import ArgumentParser

/// `key …`.
struct KeyGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: "Look after the key that seals the access tokens.",
    subcommands: [KeyRotate.self])
}
