import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `balances`.
struct BalanceListCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "balances",
    abstract: "Show an account's balance day by day.",
    discussion: "Example: plaid-sync balances checking --since 2025-01-01 --chart")

  @OptionGroup var account: AccountArgument

  @OptionGroup var days: DateRangeOptions

  @Flag(help: "Draw the balances instead of listing them.")
  var chart = false

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let account = try await account.find(in: family, application)
    let rows = try await application.ledger(of: family).balances(
      of: account.id, in: SyncWindow(start: days.since, end: days.until))
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
  }
}
