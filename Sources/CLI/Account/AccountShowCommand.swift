import ArgumentParser
import PlaidSyncJSON
import PlaidSyncLedger

/// `account show`.
struct AccountShowCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show everything about one account.",
    discussion: "Example: plaid-sync account show checking")

  @Argument(
    help: "The account: its id, or a unique part of its name.", completion: .accounts)
  var account: String
  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let account = try await application.account(matching: account, in: family)
    let valuations = try await application.books.valuations(of: account.id)
    try context.show(
      JSONOutput.document([
        ("account", JSONOutput.account(account)),
        ("valuations", .array(valuations.map(JSONOutput.valuation))),
      ])
    ) { terminal in
      AccountText.text(account, on: terminal)
        + AccountText.text(valuations, account.currency, on: terminal)
    }
    context.noteStaleness(of: [account], today: try application.today(of: family))
    return .done
  }
}
