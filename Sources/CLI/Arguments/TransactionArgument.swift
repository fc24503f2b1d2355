import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// The transaction that a command works with.
struct TransactionArgument: ParsableArguments {
  @Argument(help: "The transaction's id, as in `transactions`.")
  var id: Int64

  /// Finds the transaction.
  func find(in family: Family, _ application: Application) async throws -> Transaction {
    try await application.transaction(TransactionID(id), in: family)
  }
}
