import ArgumentParser

/// `valuation …`.
struct ValuationGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "valuation",
    abstract: "State what an account was worth at the end of a day.",
    subcommands: [ValuationSet.self, ValuationDelete.self])
}
