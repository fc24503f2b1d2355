import Ledger

/// Going on with accounts whose bank was linked anew.
public protocol RejoinStore: Sendable {
  /// An item's accounts with the accounts of unlinked or broken items that each may continue.
  func rejoinCandidates(of item: ItemID) async throws -> [RejoinCandidate]
  /// Makes pairs of accounts one each, in one transaction.
  ///
  /// The old account stays, with its number, edits and readings, and is the new item's from then
  /// on; its rows take the new ids where they say the same. Old rows that the bank no longer lists are
  /// removed as they are by a full pull, and can be restored.
  ///
  /// Fails with `usage` when a pair cannot be one account, with `busy` while a sync runs. A dry run
  /// does the same and undoes it.
  func rejoin(
    _ pairs: [AccountPair], of item: ItemID, isDryRun: Bool
  ) async throws -> [RejoinReport]
}
