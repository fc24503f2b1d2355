import ArgumentParser

/// `prices …`.
struct PriceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices",
    abstract: "State what securities are worth.",
    discussion: """
      A close of a day goes before the price of a trade or of a list of holdings of that day; days \
      without any have the price of the day before.

      Example: plaid-sync prices import closes.csv
      """,
    subcommands: [PriceListCommand.self, PriceSetCommand.self, PriceImportCommand.self, PriceUpdateCommand.self],
    defaultSubcommand: PriceListCommand.self)
}
