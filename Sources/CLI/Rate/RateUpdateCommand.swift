import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `rates update`.
struct RateUpdateCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Import the exchange rates that your own program prints.",
    discussion: """
      Runs "rates_command" from the configuration, as a pull without --item does. The program \
      prints what `rates import` reads; if one line is wrong, nothing is imported. It receives the \
      family's currency in PLAID_SYNC_CURRENCY and the latest day that has a rate in \
      PLAID_SYNC_SINCE.

      Example: plaid-sync rates update
      """)

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let (counts, recomputations) = try await application.recomputing(family) {
      try await application.updateRates(of: family)
    }
    try context.confirmImport(
      read: counts.read, changed: counts.changed, "rate", recomputations)
  }
}
