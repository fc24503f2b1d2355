import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `account close`.
struct AccountCloseCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Close an account and keep its history.",
    discussion: "Example: plaid-sync account close cash")

  @OptionGroup var account: AccountArgument
  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let found = try await account.find(in: family, application)
    try await application.ledger(of: family).setStatus(.closed, of: found.id)
    let account = try await application.account(matching: found.id.description, in: family)
    try context.confirm(JSONOutput.document([("account", JSONOutput.account(account))])) { _ in
      "closed account \(account.id), \(account.name)\n"
    }
  }
}
