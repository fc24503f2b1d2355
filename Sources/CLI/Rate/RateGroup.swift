import ArgumentParser

/// `rates …`.
struct RateGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rates",
    abstract: "State what foreign money is worth.",
    discussion: """
      Entries, holdings and totals in another currency are converted by the rate of their day, or of \
      one of the five days before it.

      Example: plaid-sync rates import rates.csv
      """,
    subcommands: [RateList.self, RateSet.self, RateImport.self, RateUpdate.self],
    defaultSubcommand: RateList.self)
}
