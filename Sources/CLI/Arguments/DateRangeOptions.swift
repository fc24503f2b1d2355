import ArgumentParser
import PlaidSyncLedger

/// The days that a list covers; without a limit as far as there is data.
struct DateRangeOptions: ParsableArguments {
  @Option(help: ArgumentHelp("From this day on.", valueName: "date"), transform: OptionParsing.date)
  var since: LocalDate?

  @Option(help: ArgumentHelp("Up to this day.", valueName: "date"), transform: OptionParsing.date)
  var until: LocalDate?

  func validate() throws {
    try DateRangeOptions.checkOrder(since: since, until: until)
  }

  /// Throws if the first day is after the last one.
  static func checkOrder(since: LocalDate?, until: LocalDate?) throws {
    if let since, let until, since > until {
      throw ValidationError("--since \(since) is after --until \(until).")
    }
  }
}
