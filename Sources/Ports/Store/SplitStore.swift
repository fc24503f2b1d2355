import PlaidSyncLedger

/// Transactions that are split into parts: the parts count in reports and balances, the whole does
/// not.
public protocol SplitStore: Sendable {
  /// Splits a transaction into parts that sum up to it exactly, in the place of earlier ones;
  /// returns the parts.
  ///
  /// When the bank changes the amount later, what the parts lack becomes a part too, which has no
  /// category and is flagged. Fails with `usage` when the parts do not sum up to the transaction.
  func splitTransaction(
    _ id: TransactionID, into parts: [SplitPart]
  ) async throws -> [Transaction]
  /// Joins the parts of a transaction again; fails with `usage` when it is not split.
  func joinTransaction(_ id: TransactionID) async throws -> Transaction
}
