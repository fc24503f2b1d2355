import ArgumentParser
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// `account convert`.
struct AccountConvertCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Turn a linked account into a manual one, or a manual account into a linked one.",
    discussion: """
      No day of the history is lost: the totals that balances are computed from, including the \
      last one, become valuations. A linked account can be kept by hand once its item is unlinked. \
      A manual account continues as a newly linked one and takes over that account's \
      transactions and reported balances. Transactions that both you and the bank recorded then \
      occur twice; `drift` shows them.

      Example: plaid-sync account convert savings --to-manual
      """)

  @OptionGroup var account: AccountArgument

  @Flag(help: "Keep a linked account by hand from now on.")
  var toManual = false

  @Option(
    help: ArgumentHelp(
      "Continue a manual account as this linked one.", valueName: "account"),
    completion: .accounts)
  var toLinked: String?

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if toManual == (toLinked != nil) {
      throw ValidationError("give either --to-manual or --to-linked ACCOUNT.")
    }
  }

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let found = try await account.find(in: family, application)
    if let toLinked {
      let new = try await application.account(matching: toLinked, in: family)
      guard !found.isLinked, let itemID = new.itemID, new.id != found.id else {
        throw Failure(
          .usage, "\(found.name) must be a manual account, and \(new.name) a linked one",
          remedy: .advice(
            "\(RemedyText.text(.see(.accounts))); \(RemedyText.command("rejoin")) joins two linked "
              + "accounts"))
      }
      let item = try await application.item(matching: itemID.description, in: family)
      _ = try await application.rejoin(
        [AccountPair(old: found.id, new: new.id)], of: item, in: family)
    } else {
      _ = try await application.ledger(of: family).makeManual(found.id)
      _ = try await application.recompute([found.id], in: family)
    }
    let account = try await application.account(matching: found.id.description, in: family)
    try context.confirm(JSONOutput.document([("account", JSONOutput.account(account))])) {
      AccountText.text(account, on: $0)
    }
  }
}
