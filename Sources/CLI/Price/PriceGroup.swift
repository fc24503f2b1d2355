import ArgumentParser

/// `prices …`.
struct PriceGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prices",
    abstract: "State what securities are worth.",
    subcommands: [PriceList.self, PriceSet.self, PriceImport.self],
    defaultSubcommand: PriceList.self)
}
