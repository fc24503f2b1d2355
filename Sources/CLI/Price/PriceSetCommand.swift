import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `prices set`.
struct PriceSetCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Set a security's closing price for a day.",
    discussion: """
      The price is as the security is quoted, in the units of that day: not adjusted for later \
      splits. Later prices from the bank do not replace it.

      Example: plaid-sync prices set ABC --date 2025-05-20 --price 104.25
      """)

  @Argument(help: "The security: its ticker or its number.")
  var security: String

  @Option(help: ArgumentHelp("The day.", valueName: "date"), transform: OptionParsing.date)
  var date: LocalDate

  @Option(
    parsing: .unconditional, help: ArgumentHelp("The price.", valueName: "decimal"),
    transform: OptionParsing.price)
  var price: Quantity

  @Option(
    help: ArgumentHelp("The price's currency; default: the security's.", valueName: "code"),
    transform: OptionParsing.currency)
  var currency: Currency?

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let security = try await application.security(named: security, in: family)
    let price = Price(
      security: security.id, date: date, value: price, currency: currency ?? security.currency)
    let (_, recomputations) = try await application.recomputing(family) {
      try await application.ledger(of: family).setPrices([price])
    }
    try context.confirm(
      [("price", JSONOutput.price(price, security))], recomputations
    ) { _ in
      "\(security.ticker ?? security.id.description) is worth \(price.value) \(price.currency) "
        + "on \(date)\n"
    }
  }
}
