import PlaidSyncLedger

/// Transfers between a family's own accounts.
public protocol TransferStore: Sendable {
  /// Matches what has changed since the last time; costs one look-up when nothing has.
  func matchTransfers(of family: FamilyID) async throws
  /// The transfers that a query selects, newest first.
  func transfers(_ query: TransferQuery) async throws -> [Transfer]
  /// Says that a pair belongs together; it stays one whatever else comes.
  ///
  /// Fails with `usage` when one of its entries is in another confirmed transfer.
  func confirmTransfer(_ id: TransferID, in family: FamilyID) async throws -> Transfer
  /// Says that a pair does not belong together, which is remembered; its entries are free for
  /// others.
  func rejectTransfer(_ id: TransferID, in family: FamilyID) async throws -> Transfer
  /// Pairs two entries that were not found by themselves, or were rejected.
  ///
  /// Fails with `usage` unless both are posted, stand in different accounts and have opposite
  /// signs; of trades only those serve that bring money or take it.
  func pairTransfer(
    _ one: EntryID, _ other: EntryID, in family: FamilyID
  ) async throws -> Transfer
}
