import ArgumentParser

/// `rates …`.
struct RateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates",
    abstract: "State what foreign money is worth.",
    discussion: """
      Entries, holdings and totals in another currency are converted by the rate of their day, or of \
      one of the five days before it.

      Example: plaid-sync rates import rates.csv
      """,
    subcommands: [RateListCommand.self, RateSetCommand.self, RateImportCommand.self, RateUpdateCommand.self],
    defaultSubcommand: RateListCommand.self)
}
