import ArgumentParser
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// `transactions`.
struct TransactionListCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "transactions",
    abstract: "List transactions, newest first.",
    discussion: """
      Positive amounts left the account, as in Plaid's data. `transaction edit ID --restore` \
      restores a removed transaction; one that the bank removed is also restored automatically if \
      the bank sends it again.

      Example: plaid-sync transactions --since 2025-05-01 --search coffee
      """)

  @Option(
    help: ArgumentHelp("Only transactions of this account.", valueName: "account"),
    completion: .accounts)
  var account: String?

  @OptionGroup var days: DateRangeOptions

  @Option(
    help: ArgumentHelp(
      "Only with this text in name, merchant, description or notes.", valueName: "text"))
  var search: String?

  @Option(help: ArgumentHelp("Only categories that begin with this text.", valueName: "text"))
  var category: String?

  @Flag(help: "Only pending transactions.")
  var pending = false

  @Flag(help: "List removed and deleted transactions instead.")
  var removed = false

  @Option(
    help: ArgumentHelp("The maximum number of transactions.", valueName: "n"),
    transform: OptionParsing.count)
  var limit = 50

  @Flag(help: "List all of them, without a limit.")
  var all = false

  @Flag(help: "With --json: add everything that the bank sent for each.")
  var raw = false

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let query = try await query(of: family, application)
    var found = try await application.ledger(of: family).transactions(query)
    let hasMore = !all && found.count > limit
    if hasMore { found.removeLast() }
    let accounts = try await application.ledger(of: family).accounts(of: family.id)
    let transactions = found
    let texts =
      raw ? try await application.ledger(of: family).rawJSON(of: transactions.map(\.id)) : nil
    try context.show(
      JSONOutput.document(
        "transactions", transactions.map { JSONOutput.transaction($0, raw: texts) },
        warnings: hasMore ? ["there are more than \(limit): see --limit and --all"] : [])
    ) { terminal in
      removed
        ? TransactionTable.removed(transactions, accounts: accounts, on: terminal)
        : TransactionTable.text(transactions, accounts: accounts, on: terminal)
    }
    if hasMore { context.note("there are more: see --limit and --all") }
  }

  func validate() throws {
    guard !raw || options.json else { throw ValidationError("--raw needs --json") }
  }

  private func query(
    of family: Family, _ application: Application
  ) async throws -> TransactionQuery {
    var query = TransactionQuery(familyID: family.id)
    if let account {
      query.accountID = try await application.account(matching: account, in: family).id
    }
    query.since = days.since
    query.until = days.until
    query.search = search
    query.category = category
    query.isPending = pending ? true : nil
    query.isRemoved = removed
    query.limit = all ? nil : limit + 1
    return query
  }
}
