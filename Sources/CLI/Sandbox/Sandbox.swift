import ArgumentParser

/// `sandbox …`.
struct Sandbox: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sandbox",
    abstract: "Play Plaid on this machine.",
    subcommands: [SandboxServe.self])
}
