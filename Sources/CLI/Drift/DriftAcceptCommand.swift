import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `drift accept`.
struct DriftAcceptCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Accept a difference by recording the total of its day as a valuation.",
    discussion: """
      The valuation is of the kind reconciliation; `valuation delete` removes it.

      Example: plaid-sync drift accept checking --date 2025-05-20
      """)

  @Argument(
    help: "The account: its id, or a unique part of its name.", completion: .accounts)
  var account: String

  @Option(
    help: ArgumentHelp(
      "The day of the difference, as `drift` lists it under UP TO.", valueName: "date"),
    transform: Reading.date)
  var date: LocalDate

  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let account = try await application.account(matching: account, in: family)
    let (valuation, recomputations) = try await application.recomputing(family, account.id) {
      try await application.books.acceptDrift(of: account.id, on: date)
    }
    return try context.confirm(
      [("account", .id(account.id)), ("valuation", JSONOutput.valuation(valuation))],
      recomputations
    ) { _ in
      "accepted: \(account.name) is worth \(MoneyText.text(valuation.amount, account.currency)) "
        + "\(account.currency) on \(date)\n"
    }
  }
}
