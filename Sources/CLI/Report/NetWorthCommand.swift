import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `networth`.
struct NetWorthCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "networth",
    abstract: "Show what you own and owe, in the family's currency.",
    discussion: """
      Lists the ends of months and the last day. Each account is converted at the exchange rate of \
      the day; an account without one is left out and named.

      Example: plaid-sync networth --since 2024-01-01 --chart
      """)

  @Option(help: ArgumentHelp("From this day on.", valueName: "date"), transform: OptionParsing.date)
  var since: LocalDate?

  @Option(
    help: ArgumentHelp("Up to this day; default: today.", valueName: "date"),
    transform: OptionParsing.date)
  var until: LocalDate?

  @Flag(help: "Draw every day instead of listing the ends of months.")
  var chart = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    try DateRangeOptions.checkOrder(since: since, until: until)
  }

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let worth = try await application.netWorth(of: family, since: since, until: until)
    let accounts = try await application.ledger(of: family).accounts(of: family.id)
    let warnings = ReportText.warnings(worth.gaps, accounts) + lateBeginnings(accounts, worth)
    try context.show(
      try JSONOutput.netWorth(worth, family.currency, accounts: accounts, warnings: warnings)
    ) { terminal in
      guard chart, !worth.days.isEmpty else {
        return try ReportText.table(worth, family.currency, on: terminal)
      }
      let points = try worth.days.map { Chart.Point($0.date, try $0.net()) }
      return "net worth, \(family.currency)\n"
        + Chart(points, currency: family.currency).text(on: terminal)
    }
    context.warn(warnings)
  }

  /// Warns about accounts that begin after the first day. A bank that sends no transactions for a
  /// loan reports nothing about the days before its first reported balance: net worth lacks the
  /// loan on those days, and the day on which it appears is no loss.
  private func lateBeginnings(_ accounts: [Account], _ worth: NetWorth) -> [String] {
    guard let first = worth.days.first?.date, let last = worth.days.last?.date else { return [] }
    let late = accounts.compactMap { account in
      account.firstDay.flatMap { day in
        day > first && day <= last ? "\(account.name) from \(day)" : nil
      }
    }
    return late.isEmpty
      ? [] : ["not included from the first day on: " + late.joined(separator: ", ")]
  }
}
