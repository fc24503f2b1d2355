import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `prices update`.
struct PriceUpdateCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Import the closing prices that your own program prints.",
    discussion: """
      Runs "prices_command" from the configuration, as a pull without --item does. The program \
      prints what `prices import` reads; if one line is wrong, nothing is imported. It receives \
      the tickers in PLAID_SYNC_SECURITIES.

      Example: plaid-sync prices update
      """)

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let (counts, recomputations) = try await application.recomputing(family) {
      try await application.updatePrices(of: family)
    }
    try context.confirmImport(
      read: counts.read, changed: counts.changed, "price", recomputations)
  }
}
