import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `drift accept`.
struct DriftAcceptCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "accept",
    abstract: "Accept a difference by recording the total of its day as a valuation.",
    discussion: """
      The valuation is of the kind reconciliation; `valuation delete` removes it.

      Example: plaid-sync drift accept checking --date 2025-05-20
      """)

  @OptionGroup var account: AccountArgument

  @Option(
    help: ArgumentHelp(
      "The day of the difference, as `drift` lists it under UP TO.", valueName: "date"),
    transform: OptionParsing.date)
  var date: LocalDate

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let account = try await account.find(in: family, application)
    let (valuation, recomputations) = try await application.recomputing(family, account.id) {
      try await application.ledger(of: family).acceptDrift(of: account.id, on: date)
    }
    try context.confirm(
      [("account", .id(account.id)), ("valuation", JSONOutput.valuation(valuation))],
      recomputations
    ) { _ in
      "accepted: \(account.name) is worth \(MoneyText.text(valuation.amount, account.currency)) "
        + "\(account.currency) on \(date)\n"
    }
  }
}
