import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

/// `valuation set`.
struct ValuationSetCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "set",
    abstract: "Record an account's total at the end of a day.",
    discussion: """
      The balance of that day is anchored to the total; what the entries do not explain is shown \
      as an adjustment.

      Example: plaid-sync valuation set house --date 2025-01-01 --amount 320000
      """)

  @OptionGroup var account: AccountArgument

  @Option(help: ArgumentHelp("The day.", valueName: "date"), transform: OptionParsing.date)
  var date: LocalDate

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The total; for a debt, what is owed.", valueName: "amount"),
    transform: OptionParsing.amount)
  var amount: Amount

  @Flag(help: "Record it as the opening balance.")
  var opening = false

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let account = try await account.find(in: family, application)
    let valuation = Valuation(
      date: date, amount: amount, kind: opening ? .opening : .reconciliation)
    let (_, recomputations) = try await application.recomputing(family, account.id) {
      try await application.ledger(of: family).setValuation(valuation, of: account.id)
    }
    try context.confirm(
      [("account", .id(account.id)), ("valuation", JSONOutput.valuation(valuation))],
      recomputations
    ) { _ in
      "\(account.name) is worth \(MoneyText.text(amount, account.currency)) \(account.currency) "
        + "at the end of \(date)\n"
    }
  }
}
