import ArgumentParser
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// `transfers list`.
struct TransferListCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List transfers, newest first.",
    discussion: """
      Unclear pairs match equally well: confirm the right one or reject the others. Broken pairs \
      were confirmed, but one side no longer counts.

      Example: plaid-sync transfers list --review
      """)

  @Flag(help: "Only those that need a decision.")
  var review = false

  @Flag(help: "Only rejected ones.")
  var rejected = false

  @Option(
    help: ArgumentHelp("Only those with a side in this account.", valueName: "account"),
    completion: .accounts)
  var account: String?

  @OptionGroup var days: DateRangeOptions

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if review && rejected {
      throw ValidationError("--review and --rejected cannot be used together.")
    }
  }

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    var query = TransferQuery(
      familyID: family.id,
      states: Set(
        Transfer.State.allCases.filter { state in
          rejected ? state == .rejected : state != .rejected && (!review || state.needsReview)
        }))
    if let account {
      query.accountID = try await application.account(matching: account, in: family).id
    }
    query.since = days.since
    query.until = days.until
    let transfers = try await application.ledger(of: family).transfers(query)
    let accounts = try await application.ledger(of: family).accounts(of: family.id)
    try context.show(
      JSONOutput.document("transfers", transfers.map(JSONOutput.transfer))
    ) { terminal in
      TransferTable.text(transfers, accounts: accounts, on: terminal)
    }
  }
}
