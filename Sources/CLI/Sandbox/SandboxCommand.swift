import ArgumentParser

/// `sandbox …`.
struct SandboxCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Play Plaid on this machine.",
    subcommands: [SandboxServeCommand.self])
}
