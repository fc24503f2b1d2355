import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

/// `account show`.
struct AccountShowCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show everything about one account.",
    discussion: "Example: plaid-sync account show checking")

  @OptionGroup var account: AccountArgument
  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let account = try await account.find(in: family, application)
    let valuations = try await application.ledger(of: family).valuations(of: account.id)
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
  }
}
