import ArgumentParser

/// `rates …`.
struct RateGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates",
    abstract: "State what foreign money is worth.",
    subcommands: [RateList.self, RateSet.self, RateImport.self],
    defaultSubcommand: RateList.self)
}
