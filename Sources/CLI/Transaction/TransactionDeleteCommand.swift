import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

/// `transaction delete`.
struct TransactionDeleteCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "delete",
    abstract: "Delete a transaction.",
    discussion: """
      The transaction stays deleted even if the bank sends it again. `transactions --removed` \
      lists it, and `transaction edit ID --restore` restores it.

      Example: plaid-sync transaction delete 1204
      """)

  @OptionGroup var transaction: TransactionArgument
  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let transaction = try await transaction.find(in: family, application)
    let (_, recomputations) = try await application.recomputing(family, transaction.accountID) {
      try await application.ledger(of: family).deleteTransaction(
        transaction.id, at: application.world.now())
    }
    try context.confirm([("transaction", .id(transaction.id))], recomputations) { _ in
      "deleted transaction \(transaction.id), \(transaction.name)\n"
    }
  }
}
