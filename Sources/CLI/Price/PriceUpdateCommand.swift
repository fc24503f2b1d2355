import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `prices update`.
struct PriceUpdateCommand: ContextCommand {
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

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let (counts, recomputations) = try await application.recomputing(family) {
      try await application.updatePrices(of: family)
    }
    return try context.confirmImport(
      read: counts.read, changed: counts.changed, "price", recomputations)
  }
}
