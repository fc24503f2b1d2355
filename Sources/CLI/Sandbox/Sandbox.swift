import ArgumentParser

/// `sandbox …`.
struct Sandbox: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Play Plaid on this machine.",
    subcommands: [SandboxServe.self])
}
