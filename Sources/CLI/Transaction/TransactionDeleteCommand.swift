import ArgumentParser
import JSON
import Ledger

/// `transaction delete`.
struct TransactionDeleteCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete a transaction.",
    discussion: """
      It leaves the books, whatever the bank sends of it. `transactions --removed` lists it, and \
      `transaction edit ID --restore` takes it back.

      Example: plaid-sync transaction delete 1204
      """)

  @Argument(help: "The transaction's id, as in `transactions`.")
  var id: Int64
  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let transaction = try await application.transaction(TransactionID(id), in: family)
    try await application.books.deleteTransaction(transaction.id, at: application.world.now())
    try context.confirm(JSONOutput.document([("transaction", .id(transaction.id))])) { _ in
      "deleted transaction \(transaction.id), \(transaction.name)\n"
    }
    context.note("note: balances are to be computed again: run `plaid-sync pull`")
    return .done
  }
}
