import ArgumentParser
import Ledger
import PlaidSync

/// `networth`.
struct NetWorthCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "networth",
    abstract: "What you own and owe, in the family's currency.",
    discussion: """
      The ends of months, and the last day. Each account counts at its day's exchange rate; what \
      has none is named and counts nothing.

      Example: plaid-sync networth --since 2024-01-01 --chart
      """)

  @Option(help: ArgumentHelp("From this day on.", valueName: "date"), transform: Reading.date)
  var since: LocalDate?

  @Option(
    help: ArgumentHelp("Up to this day; default: today.", valueName: "date"),
    transform: Reading.date)
  var until: LocalDate?

  @Flag(help: "Draw every day instead of listing the ends of months.")
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
    let worth = try await application.netWorth(of: family, since: since, until: until)
    let accounts = try await application.books.accounts(of: family.id)
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
    return .done
  }

  /// A bank that sends no transactions for a loan says nothing of the days before its first reading:
  /// the figures of those days lack it, and the day on which it comes in is no loss.
  private func lateBeginnings(_ accounts: [Account], _ worth: NetWorth) -> [String] {
    guard let first = worth.days.first?.date, let last = worth.days.last?.date else { return [] }
    let late = accounts.compactMap { account in
      account.firstDay.flatMap { day in
        day > first && day <= last ? "\(account.name) from \(day)" : nil
      }
    }
    return late.isEmpty ? [] : ["not known from the first day on: " + late.joined(separator: ", ")]
  }
}
