import ArgumentParser
import Ledger
import PlaidSync
import Ports

/// `transactions`.
struct TransactionListCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "transactions",
    abstract: "List transactions, newest first.",
    discussion: """
      Positive amounts left the account, as Plaid has it. Removed ones come back with `transaction edit \
      ID --restore`, or by themselves when the bank sends them again.

      Example: plaid-sync transactions --since 2025-05-01 --search coffee
      """)

  @Option(help: ArgumentHelp("Only this account's.", valueName: "account"), completion: .accounts)
  var account: String?

  @Option(
    help: ArgumentHelp("From this day on.", valueName: "date"), transform: Reading.date)
  var since: LocalDate?

  @Option(
    help: ArgumentHelp("Up to this day.", valueName: "date"), transform: Reading.date)
  var until: LocalDate?

  @Option(help: ArgumentHelp("Text in name, merchant, description or notes.", valueName: "text"))
  var search: String?

  @Option(help: ArgumentHelp("The beginning of a category.", valueName: "text"))
  var category: String?

  @Flag(help: "Only pending ones.")
  var pending = false

  @Flag(help: "Those that were taken back or deleted, instead of those that stand.")
  var removed = false

  @Option(
    help: ArgumentHelp("At most so many.", valueName: "n"), transform: Reading.count)
  var limit = 50

  @Flag(help: "All of them, without a limit.")
  var all = false

  @Flag(help: "With --json: add what the bank sent for each, whole.")
  var raw = false

  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let query = try await query(of: family, application)
    var found = try await application.books.transactions(query)
    let hasMore = !all && found.count > limit
    if hasMore { found.removeLast() }
    let accounts = try await application.books.accounts(of: family.id)
    let transactions = found
    let texts = raw ? try await application.books.rawJSON(of: transactions.map(\.id)) : nil
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
    return .done
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
    query.since = since
    query.until = until
    query.search = search
    query.category = category
    query.isPending = pending ? true : nil
    query.isRemoved = removed
    query.limit = all ? nil : limit + 1
    return query
  }
}
