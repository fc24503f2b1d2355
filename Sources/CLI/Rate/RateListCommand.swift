import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `rates list`.
struct RateListCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the exchange rates.",
    discussion: "Example: plaid-sync rates list --since 2025-01-01")

  @Option(help: ArgumentHelp("From this day on.", valueName: "date"), transform: OptionParsing.date)
  var since: LocalDate?

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let first = since
    let rates = try await application.ledger(of: family).exchangeRates(of: family.id).filter {
      rate in
      first.map { rate.date >= $0 } ?? true
    }
    try context.show(JSONOutput.document("rates", rates.map(JSONOutput.rate))) { terminal in
      guard !rates.isEmpty else { return "there are no exchange rates\n" }
      var table = Table([.fixed("DATE"), .fixed("FROM"), .fixed("TO"), .number("RATE")])
      for rate in rates {
        table.add([
          rate.date.description, rate.from.code, rate.to.code, rate.rate.description,
        ])
      }
      return table.text(on: terminal)
    }
  }
}
