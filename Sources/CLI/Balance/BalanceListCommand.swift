import ArgumentParser
import PlaidSyncLedger

/// `balances`.
struct BalanceListCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "balances",
    abstract: "Show an account's balance day by day.",
    discussion: "Example: plaid-sync balances checking --since 2025-01-01 --chart")

  @Argument(
    help: "The account: its id, or a unique part of its name.", completion: .accounts)
  var account: String

  @Option(help: ArgumentHelp("From this day on.", valueName: "date"), transform: Reading.date)
  var since: LocalDate?

  @Option(help: ArgumentHelp("Up to this day.", valueName: "date"), transform: Reading.date)
  var until: LocalDate?

  @Flag(help: "Draw the balances instead of listing them.")
  var chart = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if let since, let until, since > until {
      throw ValidationError("--since \(since) is after --until \(until).")
    }
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let account = try await application.account(matching: account, in: family)
    let rows = try await application.books.balances(
      of: account.id, in: SyncWindow(start: since, end: until))
    try context.show(
      JSONOutput.document(
        [
          ("account", .id(account.id)),
          ("balances", .array(try rows.map { try JSONOutput.balance($0, account.currency) })),
        ])
    ) { terminal in
      guard chart, !rows.isEmpty else {
        return try BalanceTable.text(rows, of: account, on: terminal)
      }
      let points = try rows.map { Chart.Point($0.date, try $0.end()) }
      return "\(account.name)\n"
        + Chart(points, currency: account.currency).text(on: terminal)
    }
    context.noteStaleness(of: [account], today: try application.today(of: family))
    return .done
  }
}
