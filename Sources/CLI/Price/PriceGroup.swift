import ArgumentParser

/// `prices …`.
struct PriceGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices",
    abstract: "State what securities are worth.",
    discussion: """
      A close of a day goes before the price of a trade or of a list of holdings of that day; days \
      without any have the price of the day before.

      Example: plaid-sync prices import closes.csv
      """,
    subcommands: [PriceList.self, PriceSet.self, PriceImport.self, PriceUpdate.self],
    defaultSubcommand: PriceList.self)
}
