import ArgumentParser
import Ledger
import PlaidSync
import Ports

/// `account convert`.
struct AccountConvertCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Hand an account from the bank to you, or from you to the bank.",
    discussion: """
      No day of its history is lost: the totals that its days follow from, the last one too, become \
      valuations. A linked account can be kept by hand once its item is unlinked. A manual one goes on \
      as a newly linked account, whose entries and readings it takes; entries that you and the bank \
      both have then are doubled, which `drift` shows.

      Example: plaid-sync account convert savings --to-manual
      """)

  @Argument(
    help: "The account: its id, or a unique part of its name.", completion: .accounts)
  var account: String

  @Flag(help: "Keep a linked account by hand from now on.")
  var toManual = false

  @Option(
    help: ArgumentHelp(
      "Go on with a manual account as this linked one.", valueName: "account"),
    completion: .accounts)
  var toLinked: String?

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if toManual == (toLinked != nil) {
      throw ValidationError("say either --to-manual or --to-linked ACCOUNT.")
    }
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let found = try await application.account(matching: account, in: family)
    if let toLinked {
      let new = try await application.account(matching: toLinked, in: family)
      guard !found.isLinked, let itemID = new.itemID, new.id != found.id else {
        throw Failure(
          .usage, "\(found.name) has to be a manual account, and \(new.name) a linked one",
          remedy: "see `plaid-sync accounts`; `plaid-sync rejoin` joins linked ones")
      }
      let item = try await application.item(matching: itemID.description, in: family)
      _ = try await application.rejoin(
        [AccountPair(old: found.id, new: new.id)], of: item, in: family)
    } else {
      _ = try await application.books.makeManual(found.id)
      _ = try await application.recompute([found.id], in: family)
    }
    let account = try await application.account(matching: found.id.description, in: family)
    try context.confirm(JSONOutput.document([("account", JSONOutput.account(account))])) {
      AccountText.text(account, on: $0)
    }
    return .done
  }
}
