import ArgumentParser

/// `valuation …`.
struct ValuationCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "valuation",
    abstract: "State what an account was worth at the end of a day.",
    subcommands: [ValuationSetCommand.self, ValuationDeleteCommand.self])
}
