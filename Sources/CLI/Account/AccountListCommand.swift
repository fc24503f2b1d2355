import ArgumentParser
import PlaidSyncLedger

/// `accounts`.
struct AccountListCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "accounts",
    abstract: "List the accounts with their latest balances.",
    discussion: """
      The balance of a debt is what is owed, as a positive amount.

      Example: plaid-sync accounts --json
      """)

  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let accounts = try await application.books.accounts(of: family.id)
    try context.show(
      JSONOutput.document("accounts", accounts.map(JSONOutput.account))
    ) { AccountTable.text(accounts, on: $0) }
    context.noteStaleness(of: accounts, today: try application.today(of: family))
    return .done
  }
}
