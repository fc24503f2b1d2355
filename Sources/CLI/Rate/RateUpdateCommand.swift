import ArgumentParser
import Ledger
import PlaidSync

/// `rates update`.
struct RateUpdateCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Set the exchange rates that a program of yours prints.",
    discussion: """
      Runs "rates_command" of the configuration, as a pull of everything does. It prints what `rates \
      import` reads; when one line is wrong, none is imported. The program is told the family's \
      currency in PLAID_SYNC_CURRENCY and the newest day that has a rate in PLAID_SYNC_SINCE.

      Example: plaid-sync rates update
      """)

  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let (counts, recomputations) = try await application.recomputing(family) {
      try await application.updateRates(of: family)
    }
    return try context.confirmImport(
      read: counts.read, changed: counts.changed, "rate", recomputations)
  }
}
