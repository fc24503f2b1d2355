import PlaidSyncLedger

/// What pulling needs from a store: items, staging, the commit, and the steps after it.
package protocol PullStore: Sendable {
  /// Stores a link session before its page is shown; returns it with its number.
  func addLinkSession(_ session: LinkSession) async throws -> LinkSession
  /// Returns a family's link sessions, oldest first, including expired ones.
  func linkSessions(of family: FamilyID) async throws -> [LinkSession]
  /// Deletes a link session.
  func endLinkSession(_ id: LinkSessionID) async throws
  /// Adds a linked item with its sealed token.
  func addItem(_ item: NewItem) async throws -> Item
  /// Returns the sealed access token of an item; fails with `not-found` once it is unlinked.
  func sealedToken(of item: ItemID) async throws -> [UInt8]
  /// Stores an item's state; writes nothing if it has not changed.
  ///
  /// - Parameter sync: The sync that found it, if one did; fails with `busy` once it is over.
  func setState(_ state: ItemState, of item: ItemID, by sync: SyncID?) async throws
  /// Deletes an item's token, and its history unless it is to be kept.
  func unlink(_ item: ItemID, keepingHistory: Bool) async throws

  /// Returns the staged pages of an item: those of an update that has begun but is not committed.
  func staging(of item: ItemID) async throws -> Staging?
  /// Stages one page. Staged pages are not visible in the books.
  ///
  /// Fails with `busy` if the page does not continue the staged ones, or once `sync` is over,
  /// because another process has taken over and stages its own pages.
  ///
  /// - Parameter cursor: The cursor that the page was fetched with; `nil` is the beginning.
  func stage(
    _ page: ChangesPage, fetchedWith cursor: String?, of item: ItemID, by sync: SyncID
  ) async throws
  /// Deletes the staged pages, because the data changed during pagination or the cursor was
  /// refused. Fails with `busy` once `sync` is over.
  func dropStaging(of item: ItemID, by sync: SyncID) async throws
  /// Applies the staged pages, the reported balances and the new cursor: all or nothing.
  ///
  /// Pages are decoded inside the transaction, one at a time. Quarantined elements are retried when
  /// the update adds accounts. Fails with `busy` once the update's sync is over, or if the pages do
  /// not lead from the committed cursor to the new one without a gap.
  func commitPull(_ update: PullUpdate) async throws -> PullOutcome
  /// Returns the date through which an item's trades were fetched; `nil` if never, or if all must
  /// be fetched again.
  func tradesSyncedThrough(of item: ItemID) async throws -> LocalDate?
  /// Applies the provider's reports on investments and liabilities, all or nothing: securities, the
  /// list of holdings, the trades of a window, closing prices, terms, and reported balances.
  ///
  /// A holding that a complete list lacks is no longer held. A trade of the window that is no
  /// longer listed is removed, and restored when it is listed again. Fails with `busy` once the
  /// update's sync is over.
  func commitInvestments(_ update: InvestmentUpdate) async throws -> PullOutcome
  /// Applies quarantined elements again, in one transaction; returns those that still fail, with
  /// their latest reason.
  ///
  /// Only transactions and trades can be retried; other elements stay until a pull receives their
  /// list without them. Watermarks move back as in a pull. Fails with `not-found`, changing
  /// nothing, if one of the elements does not exist.
  func retryQuarantine(_ elements: [QuarantineID]) async throws -> [QuarantinedElement]

  /// Applies rules: transactions in the scope get exactly what these rules set, and lose what
  /// earlier rules set. Costs one lookup if nothing is new.
  ///
  /// - Parameter isDryRun: Returns the same report and changes nothing.
  func applyRules(
    _ book: RuleBook, to scope: RuleScope, of family: FamilyID, isDryRun: Bool
  ) async throws -> RuleReport
  /// Matches transfers among the entries that have changed since the last time. Costs one lookup if
  /// none has.
  func matchTransfers(of family: FamilyID) async throws
  /// Returns everything that an account's balances are computed from.
  func timeline(of account: AccountID, today: LocalDate) async throws -> AccountTimeline
  /// Recomputes an account's balances from its watermark on and advances the watermark, in one
  /// transaction.
  ///
  /// A watermark of another calculation version is ignored; `isFull` ignores any watermark.
  func syncBalances(
    of account: AccountID, today: LocalDate, isFull: Bool, by sync: SyncID?
  ) async throws -> BalanceOutcome
}

/// A newly linked item to be stored.
package struct NewItem: Sendable {
  package let familyID: FamilyID
  package let providerID: String
  package let institutionID: String?
  package let institutionName: String?
  /// The access token, sealed.
  package let sealedToken: [UInt8]
  /// The link session that produced it.
  package let session: LinkSessionID?

  /// Describes a new item.
  package init(
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

/// The state of an item, as recorded after a call.
package struct ItemState: Hashable, Sendable {
  package let status: ItemStatus
  package let errorCode: String?
  package let remedy: Remedy?
  /// What `/item/get` returned, if it was called.
  package let report: ItemReport?

  /// Describes a state.
  package init(status: ItemStatus, errorCode: String?, remedy: Remedy?, report: ItemReport? = nil) {
    self.status = status
    self.errorCode = errorCode
    self.remedy = remedy
    self.report = report
  }
}

/// The staged pages of an item.
package struct Staging: Hashable, Sendable {
  /// The committed cursor from which the update started; `nil` is the beginning of the history.
  package let startCursor: String?
  /// The cursor to continue from.
  package let nextCursor: String
  /// Whether more pages follow.
  package let hasMore: Bool
  /// The number of staged pages.
  package let pages: Int
  /// How much of the history the provider had when it sent the last page.
  package let history: ChangesPage.History

  /// Describes staged pages.
  package init(
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
