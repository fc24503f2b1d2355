import ArgumentParser
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// `transaction add`.
struct TransactionAddCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a transaction by hand.",
    discussion: """
      A positive amount leaves the account, a negative one enters it.

      Example: plaid-sync transaction add cash --date 2025-05-03 --amount 12.50 --name "Farmers' market"
      """)

  @OptionGroup var account: AccountArgument

  @Option(help: ArgumentHelp("The date.", valueName: "date"), transform: OptionParsing.date)
  var date: LocalDate

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The amount; -12.50 enters the account.", valueName: "amount"),
    transform: OptionParsing.amount)
  var amount: Amount

  @Option(help: ArgumentHelp("The name.", valueName: "text"))
  var name: String

  @Option(
    help: ArgumentHelp("The currency; default: the account's.", valueName: "code"),
    transform: OptionParsing.currency)
  var currency: Currency?

  @Option(help: ArgumentHelp("The category.", valueName: "text"))
  var category: String?

  @Option(help: ArgumentHelp("A note.", valueName: "text"))
  var notes: String?

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let account = try await account.find(in: family, application)
    let new = NewTransaction(
      accountID: account.id, date: date, money: Money(amount, currency ?? account.currency),
      name: name, category: category, notes: notes)
    let (transaction, recomputations) = try await application.recomputing(family, account.id) {
      try await application.ledger(of: family).addTransaction(new)
    }
    try context.confirm(transaction, of: account, as: "added", recomputations)
  }
}
