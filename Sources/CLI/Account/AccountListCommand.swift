import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `accounts`.
struct AccountListCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts",
    abstract: "List the accounts with their latest balances.",
    discussion: """
      The balance of a debt is what is owed, as a positive amount.

      Example: plaid-sync accounts --json
      """)

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let accounts = try await application.ledger(of: family).accounts(of: family.id)
    try context.show(
      JSONOutput.document("accounts", accounts.map(JSONOutput.account))
    ) { AccountTable.text(accounts, on: $0) }
    context.noteStaleness(of: accounts, today: try application.today(of: family))
  }
}
