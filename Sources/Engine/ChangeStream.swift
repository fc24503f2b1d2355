import PlaidSyncLedger
import PlaidSyncPorts

/// Fetches all pages of an item's update into the staging area.
///
/// Nothing is applied here. If the provider invalidates a pagination, it starts again at the
/// committed cursor; a pagination left by a killed process is continued.
struct ChangeStream: Sendable {
  let item: Item
  let access: Secret
  let caller: RetryingCaller
  let context: SyncContext
  /// The accounts of the last page, with the balances that belong to the update.
  private(set) var accounts: [AccountReport] = []
  private(set) var pages = 0
  private(set) var restarts = 0
  private(set) var warnings: [String] = []
  /// True once the committed cursor was rejected: the pages then start at the empty cursor, and the
  /// commit has to reconcile their transactions with those in the books.
  private(set) var isReplay = false
  private var changes = 0
  private var standstills = 0
  private var waitedMilliseconds: Int64 = 0

  init(item: Item, access: Secret, caller: RetryingCaller, context: SyncContext) {
    self.item = item
    self.access = access
    self.caller = caller
    self.context = context
  }

  /// The cursor at which the update starts.
  private var start: String? { context.options.isFull || isReplay ? nil : item.cursor }

  /// Stages every page, continuing with pages that are already staged.
  mutating func stageAll() async throws {
    var isResumed = false
    var cursor = start
    if let staging = try await context.store.staging(of: item.id) {
      if staging.startCursor == start {
        cursor = staging.nextCursor
        isResumed = true
      } else {
        try await context.store.dropStaging(of: item.id, by: context.syncID)
      }
    }
    while true {
      do {
        return try await stage(from: cursor)
      } catch let failure as ProviderFailure {
        let isStale = isResumed && failure.isCursorRefused
        // A rejected cursor remains rejected: everything is fetched again without it, once per run.
        let isLost = failure.isCursorRefused && !isResumed && start != nil
        guard failure.reaction == .restart || isStale || isLost,
          restarts < context.policy.restartsMax
        else { throw failure }
        if isLost { isReplay = true }
        try await context.store.dropStaging(of: item.id, by: context.syncID)
        restarts += 1
        changes = 0
        isResumed = false
        cursor = start
        if failure.reaction == .restart && restarts > 1 {
          try await context.world.sleep(context.policy.pauseMilliseconds << Int64(restarts - 2))
        }
      }
    }
  }

  /// Fetches pages from a cursor on; each is stored while the next one is being fetched.
  private mutating func stage(from first: String?) async throws {
    var page = try await fetch(first)
    var cursor = first
    while true {
      let isReady = !page.nextCursor.isEmpty
      let next = isReady ? page.nextCursor : cursor
      // Without a next cursor the update is complete only if the history is not ready yet. In any
      // other case changes would be lost, or the books would stay at a cursor in the middle of an
      // update.
      let isStray = !isReady && (page.changeCount > 0 || cursor != start)
      let isOver = !page.hasMore && !isStray
      standstills = !isOver && next == cursor ? standstills + 1 : 0
      if standstills > context.policy.standstillsMax { throw Failure.standstill }
      accounts = page.accounts
      pages += 1
      changes += page.changeCount
      if isOver {
        if isReady { try await store(page, fetchedWith: cursor) }
        guard try await awaitsHistory(page) else { return }
        page = try await fetch(next)
      } else {
        let (current, cursor) = (page, cursor)
        async let following = fetch(next)
        if isReady { try await store(current, fetchedWith: cursor) }
        page = try await following
      }
      cursor = next
    }
  }

  private func fetch(_ cursor: String?) async throws -> ChangesPage {
    let aggregator = context.aggregator
    let access = access
    return try await caller.call { () async throws(ProviderFailure) in
      try await aggregator.changes(access, after: cursor)
    }
  }

  private func store(_ page: ChangesPage, fetchedWith cursor: String?) async throws {
    try await context.store.stage(
      page, fetchedWith: cursor, of: item.id, by: context.syncID)
    context.progress(
      .changesStaged(name: item.displayName, changes: changes, pages: pages))
  }

  /// Whether to wait on a first pull, within limits, until the provider has the whole history.
  private mutating func awaitsHistory(_ page: ChangesPage) async throws -> Bool {
    guard !item.isHistoryComplete, page.history != .complete, page.history != .unknown else {
      return false
    }
    guard waitedMilliseconds < context.policy.historyWaitMilliseconds,
      context.policy.historyPauseMilliseconds < context.clock.leftMilliseconds
    else {
      warnings.append(
        "\(item.displayName): the bank's history is not complete yet; the next pull continues")
      return false
    }
    context.progress(.historyAwaited(name: item.displayName))
    try await context.world.sleep(context.policy.historyPauseMilliseconds)
    waitedMilliseconds += context.policy.historyPauseMilliseconds
    return true
  }
}
