import Ledger

/// What pulling an item needs of a store: items, staging and the one commit.
public protocol PullStore: Sendable {
  /// Adds a linked item; its token comes sealed.
  func addItem(_ item: NewItem) async throws -> Item
  /// The sealed access token of an item; fails with `not-found` once it is unlinked.
  func sealedToken(of item: ItemID) async throws -> [UInt8]
  /// Seals all tokens anew, in one transaction; returns how many there are.
  ///
  /// `reseal` gets a sealed token and the provider's id of its item.
  func resealTokens(
    _ reseal: @escaping @Sendable ([UInt8], String) throws -> [UInt8]
  ) async throws -> Int
  /// Notes how an item stands; without a change nothing is written.
  func setState(_ state: ItemState, of item: ItemID) async throws
  /// Forgets the token, and the history too unless it is to be kept.
  func unlink(_ item: ItemID, keepingHistory: Bool) async throws

  /// What is staged for an item: pages of an update that was begun and not committed.
  func staging(of item: ItemID) async throws -> Staging?
  /// Stages one page. The first page of an update names the cursor that the update starts at.
  ///
  /// Nothing of a staged page is visible in the books. Fails with `busy` once `sync` is over: another
  /// process took it over and stages here now.
  func stage(
    _ page: ChangesPage, startingAt cursor: String?, of item: ItemID, by sync: SyncID?
  ) async throws
  /// Drops the staged pages: the data changed under the pagination, or the cursor was refused.
  func dropStaging(of item: ItemID) async throws

  /// Applies the staged pages, the readings and the new cursor: all of it or nothing.
  ///
  /// The pages are decoded inside the transaction, one at a time. What waits in quarantine is tried
  /// again when accounts come that were not known. Fails with `busy` once the update's sync is over.
  func commit(_ update: PullUpdate, with reader: some PageReader) async throws -> PullOutcome

  /// Recomputes an account's balances from its watermark on and advances the watermark, in one transaction.
  ///
  /// The watermark counts only for the same calculation version; `isFull` ignores it.
  func syncBalances(
    of account: AccountID, today: LocalDate, isFull: Bool, forward: any BalanceCalculator,
    reverse: any BalanceCalculator
  ) async throws -> BalanceOutcome
}

extension PullStore {
  /// Stages one page outside of any sync.
  public func stage(
    _ page: ChangesPage, startingAt cursor: String?, of item: ItemID
  ) async throws {
    try await stage(page, startingAt: cursor, of: item, by: nil)
  }
}
