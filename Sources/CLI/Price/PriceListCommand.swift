import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `prices list`.
struct PriceListCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the closing prices of securities.",
    discussion: "Example: plaid-sync prices list --since 2025-01-01")

  @Argument(help: "The security: its ticker or its number; default: all of them.")
  var security: String?

  @Option(help: ArgumentHelp("From this day on.", valueName: "date"), transform: OptionParsing.date)
  var since: LocalDate?

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let all = try await application.ledger(of: family).securities(of: family.id)
    let securities = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })
    var only: SecurityID?
    if let security { only = try await application.security(named: security, in: family).id }
    let first = since
    let prices = try await application.ledger(of: family).prices(of: family.id).filter { price in
      (only.map { price.security == $0 } ?? true) && (first.map { price.date >= $0 } ?? true)
    }
    try context.show(
      JSONOutput.document("prices", prices.map { JSONOutput.price($0, securities[$0.security]) })
    ) { terminal in
      guard !prices.isEmpty else { return "there are no prices\n" }
      var table = Table([
        .number("SECURITY"), .fixed("TICKER"), .text("NAME"), .fixed("DATE"), .number("PRICE"),
        .fixed(""),
      ])
      for price in prices {
        let security = securities[price.security]
        table.add([
          price.security.description, security?.ticker ?? "", security?.name ?? "",
          price.date.description, price.value.description, price.currency.code,
        ])
      }
      return table.text(on: terminal)
    }
  }
}
