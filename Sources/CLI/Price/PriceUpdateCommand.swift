import ArgumentParser
import Ledger
import PlaidSync

/// `prices update`.
struct PriceUpdateCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Set the closing prices that a program of yours prints.",
    discussion: """
      Runs "prices_command" of the configuration, as a pull of everything does. It prints what `prices \
      import` reads; when one line is wrong, none is imported. The program is told the tickers in \
      PLAID_SYNC_SECURITIES.

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
