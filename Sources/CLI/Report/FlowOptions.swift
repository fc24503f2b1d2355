import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// The options of reports by month.
struct FlowOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "From this day on; default: the last twelve months.", valueName: "date"),
    transform: OptionParsing.date)
  var since: LocalDate?

  @Option(
    help: ArgumentHelp("Up to this day; default: today.", valueName: "date"),
    transform: OptionParsing.date)
  var until: LocalDate?

  @Option(
    help: ArgumentHelp("Only transactions of this account.", valueName: "account"),
    completion: .accounts)
  var account: String?

  @Flag(help: "Draw the months instead of listing them.")
  var chart = false

  func validate() throws {
    try DateRangeOptions.checkOrder(since: since, until: until)
  }

  /// The flows of the days and the account that the options select.
  func flows(of family: Family, _ application: Application) async throws -> MonthlyFlows {
    let end = try until ?? application.today(of: family)
    var start = since
    if start == nil {
      // Eleven whole months before the month of the last day.
      var month = end.monthStart
      for _ in 0..<11 { month = month.previous.monthStart }
      start = month
    }
    var only: AccountID?
    if let account {
      only = try await application.account(matching: account, in: family).id
    }
    return try await application.flows(
      of: family, account: only, since: start ?? end, until: end)
  }
}
