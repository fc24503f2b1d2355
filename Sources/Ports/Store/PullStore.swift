import PlaidSyncLedger

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
  /// Nothing of a staged page is visible in the books. Fails with `busy` once `sync` is over:
  /// another process took it over and stages here now.
  func stage(
    _ page: ChangesPage, startingAt cursor: String?, of item: ItemID, by sync: SyncID?
  ) async throws
  /// Drops the staged pages: the data changed under the pagination, or the cursor was refused.
  func dropStaging(of item: ItemID) async throws

  /// Applies the staged pages, the readings and the new cursor: all of it or nothing.
  ///
  /// The pages are decoded inside the transaction, one at a time. What waits in quarantine is tried
  /// again when accounts come that were not known. Fails with `busy` once the update's sync is
  /// over.
  func commit(_ update: PullUpdate, with reader: some PageReader) async throws -> PullOutcome

  /// Recomputes an account's balances from its watermark on and advances the watermark, in one
  /// transaction.
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

/// A freshly linked item on its way into the store.
public struct NewItem: Sendable {
  public let familyID: FamilyID
  public let providerID: String
  public let institutionID: String?
  public let institutionName: String?
  /// The access token, sealed.
  public let sealedToken: [UInt8]
  /// The link session that it came out of.
  public let session: LinkSessionID?

  /// Describes a new item.
  public init(
    familyID: FamilyID, providerID: String, institutionID: String?, institutionName: String?,
    sealedToken: [UInt8], session: LinkSessionID? = nil
  ) {
    self.familyID = familyID
    self.providerID = providerID
    self.institutionID = institutionID
    self.institutionName = institutionName
    self.sealedToken = sealedToken
    self.session = session
  }
}

/// How an item stands, as it is noted after a call.
public struct ItemState: Hashable, Sendable {
  public let status: ItemStatus
  public let errorCode: String?
  public let remedy: Remedy?
  /// What `/item/get` said, when it was asked.
  public let report: ItemReport?

  /// Describes a state.
  public init(status: ItemStatus, errorCode: String?, remedy: Remedy?, report: ItemReport? = nil) {
    self.status = status
    self.errorCode = errorCode
    self.remedy = remedy
    self.report = report
  }
}

/// What is staged for an item.
public struct Staging: Hashable, Sendable {
  /// The committed cursor that the update started at; `nil` is the beginning.
  public let startCursor: String?
  /// The cursor to go on from.
  public let nextCursor: String
  /// True when pages are missing.
  public let hasMore: Bool
  /// How many pages are staged.
  public let pages: Int
  /// How much of the history the provider had at the last page.
  public let history: ChangesPage.History

  /// Describes staged pages.
  public init(
    startCursor: String?, nextCursor: String, hasMore: Bool, pages: Int,
    history: ChangesPage.History
  ) {
    self.startCursor = startCursor
    self.nextCursor = nextCursor
    self.hasMore = hasMore
    self.pages = pages
    self.history = history
  }
}
