import ArgumentParser
import PlaidSyncJSON
import PlaidSyncLedger

/// `transaction delete`.
struct TransactionDeleteCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete a transaction.",
    discussion: """
      The transaction stays deleted even if the bank sends it again. `transactions --removed` \
      lists it, and `transaction edit ID --restore` restores it.

      Example: plaid-sync transaction delete 1204
      """)

  @Argument(help: "The transaction's id, as in `transactions`.")
  var id: Int64
  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let transaction = try await application.transaction(TransactionID(id), in: family)
    let (_, recomputations) = try await application.recomputing(family, transaction.accountID) {
      try await application.books.deleteTransaction(transaction.id, at: application.world.now())
    }
    return try context.confirm([("transaction", .id(transaction.id))], recomputations) { _ in
      "deleted transaction \(transaction.id), \(transaction.name)\n"
    }
  }
}
