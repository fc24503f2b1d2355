import ArgumentParser
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// `account edit`.
struct AccountEditCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Rename an account or change its properties.",
    discussion: """
      A linked account keeps the bank's name next to yours.

      Example: plaid-sync account edit 3 --name "Housekeeping"
      """)

  @OptionGroup var account: AccountArgument

  @Option(help: ArgumentHelp("The new name.", valueName: "text"))
  var name: String?

  @Option(help: ArgumentHelp("The new subtype.", valueName: "text"))
  var subtype: String?

  @Option(
    help: ArgumentHelp(
      "Whether the bank's balance contains pending transactions: yes, no, or auto to detect it.",
      valueName: "yes|no|auto"),
    transform: { text in
      guard let value = PendingInBalance(rawValue: text) else {
        throw ValidationError("the value must be yes, no or auto.")
      }
      return value
    })
  var pendingInBalance: PendingInBalance?

  @Flag(help: "Reopen a closed account.")
  var reopen = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if name == nil && subtype == nil && pendingInBalance == nil && !reopen {
      throw ValidationError(
        "give --name, --subtype, --pending-in-balance or --reopen.")
    }
    if let name, name.trimmed.isEmpty { throw ValidationError("an account needs a name.") }
  }

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let found = try await account.find(in: family, application)
    let (_, recomputations) = try await application.recomputing(family) {
      if reopen { try await application.ledger(of: family).setStatus(.open, of: found.id) }
      _ = try await application.ledger(of: family).editAccount(found.id, edit)
    }
    let account = try await application.account(matching: found.id.description, in: family)
    try context.confirm([("account", JSONOutput.account(account))], recomputations) {
      AccountText.text(account, on: $0)
    }
  }

  private var edit: AccountEdit {
    var edit = AccountEdit()
    edit.name = name?.trimmed
    edit.subtype = subtype
    edit.pendingInBalance = pendingInBalance
    return edit
  }
}
