import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `rates set`.
struct RateSetCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Set an exchange rate for a day.",
    discussion: """
      One unit of --from is worth --rate units of --to. The rate applies to its day and the five \
      days after it, for accounts that are kept in --to.

      Example: plaid-sync rates set --date 2025-05-20 --from EUR --to USD --rate 1.1264
      """)

  @Option(help: ArgumentHelp("The day.", valueName: "date"), transform: OptionParsing.date)
  var date: LocalDate

  @Option(
    help: ArgumentHelp("The foreign currency.", valueName: "code"),
    transform: OptionParsing.currency)
  var from: Currency

  @Option(
    help: ArgumentHelp("The accounts' currency.", valueName: "code"),
    transform: OptionParsing.currency)
  var to: Currency

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Units of --to for one unit of --from.", valueName: "decimal"),
    transform: OptionParsing.rate)
  var rate: Rate

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if from == to { throw ValidationError("--from and --to are the same currency.") }
  }

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let rate = ExchangeRate(date: date, from: from, to: to, rate: rate)
    let (_, recomputations) = try await application.recomputing(family) {
      try await application.ledger(of: family).setRates([rate], of: family.id)
    }
    try context.confirm([("rate", JSONOutput.rate(rate))], recomputations) { _ in
      "1 \(from) is \(rate.rate) \(to) on \(date)\n"
    }
  }
}
