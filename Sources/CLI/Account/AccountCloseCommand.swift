import ArgumentParser
import PlaidSyncLedger

/// `account close`.
struct AccountCloseCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "close",
    abstract: "Close an account and keep its history.",
    discussion: "Example: plaid-sync account close cash")

  @Argument(
    help: "The account: its id, or a unique part of its name.", completion: .accounts)
  var account: String
  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let found = try await application.account(matching: account, in: family)
    try await application.books.setStatus(.closed, of: found.id)
    let account = try await application.account(matching: found.id.description, in: family)
    try context.confirm(JSONOutput.document([("account", JSONOutput.account(account))])) { _ in
      "closed account \(account.id), \(account.name)\n"
    }
    return .done
  }
}
