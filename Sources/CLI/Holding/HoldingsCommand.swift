import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `holdings`.
struct HoldingsCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "holdings",
    abstract: "Show what investment accounts hold, what it is worth and what it cost.",
    discussion: """
      Prices are those that applied on the day: a closing price, a trade's price or the \
      institution's own, of that day or an earlier one. The average cost is the institution's or, \
      without one, computed from the trades.

      Example: plaid-sync holdings brokerage --date 2025-01-31
      """)

  @Argument(
    help: "The account: its id, or a unique part of its name; default: all of them.",
    completion: .accounts)
  var account: String?

  @Option(
    help: ArgumentHelp("At the end of this day; default: today.", valueName: "date"),
    transform: OptionParsing.date)
  var date: LocalDate?

  @Flag(help: "Draw the value of the holdings up to that day.")
  var chart = false

  @Flag(help: "List the purchases that make up each holding, if the institution reports them.")
  var lots = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if chart && lots { throw ValidationError("--chart and --lots cannot be used together.") }
  }

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let today = try application.today(of: family)
    let accounts: [Account]
    if let account {
      let found = try await application.account(matching: account, in: family)
      guard found.kind.composition == .cashAndHoldings else {
        throw Failure(
          .usage, "\(found.name) holds no securities: its type is \(found.kind.rawValue)",
          remedy: "see \(RemedyText.command("balances \(found.id)"))")
      }
      accounts = [found]
    } else {
      accounts = try await application.ledger(of: family).accounts(of: family.id).filter {
        $0.kind.composition == .cashAndHoldings && $0.status == .open
      }
    }
    let day = date ?? today
    var reports: [HoldingsTable.Report] = []
    for account in accounts {
      let window = SyncWindow(start: chart ? nil : day, end: day)
      reports.append(
        HoldingsTable.Report(
          account: account, date: day,
          holdings: try await application.ledger(of: family).holdings(of: account.id, on: day),
          rows: try await application.ledger(of: family).balances(of: account.id, in: window)))
    }
    try context.show(
      JSONOutput.document([
        ("date", .text(day)), ("accounts", .array(try reports.map(JSONOutput.heldAccount))),
        (
          "holdings",
          .array(
            reports.flatMap { report in report.holdings.map { JSONOutput.holding($0, report) } })
        ),
      ])
    ) { terminal in
      if chart { return reports.map { $0.chart(on: terminal) }.joined(separator: "\n") }
      return lots
        ? TaxLotTable.text(reports, on: terminal) : try HoldingsTable.text(reports, on: terminal)
    }
    context.noteStaleness(of: accounts, today: today)
  }
}
