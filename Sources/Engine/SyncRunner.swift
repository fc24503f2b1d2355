import PlaidSyncLedger
import PlaidSyncPorts

/// Runs syncables and maintains their records: request, start, work, children, finish.
struct SyncRunner: Sendable {
  let heartbeat: Heartbeat

  /// Runs several in parallel, as many as the policy permits; the results keep the order.
  func run(
    _ syncables: [any Syncable], parentID: SyncID?, in context: SyncContext
  ) async -> [SyncOutcome] {
    await withTaskGroup(of: (Int, SyncOutcome).self) { group in
      var waiting = Array(syncables.enumerated())[...]
      var outcomes = [SyncOutcome?](repeating: nil, count: syncables.count)
      func startNext() {
        guard let (index, syncable) = waiting.popFirst() else { return }
        group.addTask { (index, await run(syncable, parentID: parentID, in: context)) }
      }
      for _ in 0..<max(1, context.policy.itemsAtOnce) { startNext() }
      for await (index, outcome) in group {
        outcomes[index] = outcome
        startNext()
      }
      return outcomes.compactMap { $0 }
    }
  }

  /// Runs one syncable, from the request for its record to its final state.
  func run(
    _ syncable: any Syncable, parentID: SyncID?, in context: SyncContext
  ) async -> SyncOutcome {
    let record: SyncRecord
    do {
      record = try await take(syncable, parentID: parentID, in: context)
    } catch {
      return SyncOutcome(
        key: syncable.key, displayName: syncable.displayName, syncID: nil,
        failure: Failure(catching: error),
        work: SyncWork(window: window(of: syncable, in: context)), children: [])
    }
    heartbeat.add(record.id)
    defer { heartbeat.remove(record.id) }
    var inside = context
    inside.syncID = record.id
    // A request that was joined may have asked for more than this one.
    inside.options.isFull = record.isFull
    return await work(on: syncable, record, in: inside)
  }

  private func window(of syncable: any Syncable, in context: SyncContext) -> SyncWindow {
    SyncWindow(
      syncedThrough: context.options.isFull ? nil : syncable.dataSyncedThrough,
      today: context.today)
  }

  /// Does the syncable's own work, its children's and its post-sync, then finishes the record.
  private func work(
    on asked: any Syncable, _ record: SyncRecord, in context: SyncContext
  ) async -> SyncOutcome {
    var syncable = asked
    var work = SyncWork(window: window(of: syncable, in: context))
    var failure: Failure?
    var children: [SyncOutcome] = []
    do {
      syncable = try await syncable.current(in: context)
      work.window = window(of: syncable, in: context)
      try await syncable.performSync(&work, in: context)
    } catch {
      failure = Failure(catching: error)
    }
    do {
      try Task.checkCancellation()
      let below = try await syncable.children(in: context)
      children = await run(below, parentID: record.id, in: context)
    } catch {
      failure = failure ?? Failure(catching: error)
    }
    failure = failure ?? summary(of: children)
    if Task.isCancelled { failure = .canceled }
    var outcome = SyncOutcome(
      key: syncable.key, displayName: syncable.displayName, syncID: record.id, failure: failure,
      work: work, children: children)
    do {
      try await syncable.performPostSync(outcome, in: context)
    } catch {
      outcome = outcome.failing(Failure(catching: error))
    }
    return await finish(outcome, record.id, in: context)
  }

  /// Finishes the record even if the task was canceled: the record must not stay running.
  private func finish(
    _ outcome: SyncOutcome, _ id: SyncID, in context: SyncContext
  ) async -> SyncOutcome {
    let result = SyncResult(
      failure: outcome.failure, window: outcome.work.window, stats: outcome.totals,
      warnings: outcome.work.warnings)
    let ending = Task { try await context.store.finishSync(id, result, in: context.world) }
    switch await ending.result {
    case .success(true): return outcome
    case .success(false):
      return outcome.failing(
        Failure(
          .busy, "another process took this sync over while it ran",
          remedy: .see(.syncs)))
    case .failure(let error): return outcome.failing(Failure(catching: error))
    }
  }

  /// Gets a record for this process to run; waits for another process's sync if requested.
  private func take(
    _ syncable: any Syncable, parentID: SyncID?, in context: SyncContext
  ) async throws -> SyncRecord {
    let request = SyncRequest(
      key: syncable.key, parentID: parentID, isFull: context.options.isFull,
      window: window(of: syncable, in: context),
      staleAfterMilliseconds: context.policy.staleAfterMilliseconds)
    while true {
      try Task.checkCancellation()
      // Both steps or none: a canceled run must not leave a record that nobody will start.
      let step = Task { try await begin(request, in: context) }
      let (record, isOurs) = try await step.value
      if let record, isOurs { return record }
      // Computing an account takes only a moment, and an edit may have requested it, so wait.
      let isBrief = parentID != nil && syncable.key.kind == .account
      guard context.options.waits || isBrief else {
        throw Failure.running(record, syncable.displayName)
      }
      try await context.world.sleep(context.policy.busyPauseMilliseconds)
    }
  }

  /// Returns a running record of ours, or the other process's record if that is known.
  private func begin(
    _ request: SyncRequest, in context: SyncContext
  ) async throws -> (SyncRecord?, isOurs: Bool) {
    switch try await context.store.requestSync(request, in: context.world) {
    case .created(let record), .joined(let record):
      let isOurs = try await context.store.startSync(record.id, in: context.world)
      return (isOurs ? record : nil, isOurs)
    case .running(let record): return (record, false)
    }
  }

  private func summary(of children: [SyncOutcome]) -> Failure? {
    let failed = children.filter { $0.failure != nil }
    guard let first = failed.first?.failure else { return nil }
    if children.count == 1 { return first }
    let names = failed.map(\.displayName).joined(separator: ", ")
    return Failure(
      first.code, "\(failed.count) of \(children.count) failed: \(names)",
      remedy: .see(.newestSync),
      cause: failed.compactMap(\.failure?.message).joined(separator: "; "))
  }
}

extension SyncOutcome {
  /// Returns the same outcome as failed; an earlier failure is kept.
  func failing(_ failure: Failure) -> SyncOutcome {
    SyncOutcome(
      key: key, displayName: displayName, syncID: syncID, failure: self.failure ?? failure,
      work: work, children: children)
  }
}

/// The result of syncing a family, an item or an account, with the results below it.
public struct SyncOutcome: Sendable {
  /// What was synced.
  public let key: SyncKey
  /// The name of the family or account, or that of the item's institution.
  public let displayName: String
  /// The id of the sync's record; `nil` when the sync could not begin, for example because another
  /// process is running it.
  public let syncID: SyncID?
  /// Why it failed; `nil` when it completed. A failure below it is a failure here, too.
  public let failure: Failure?
  /// The results of its own work, without those below it.
  public let work: SyncWork
  /// The results of a family's items and manual accounts, or of an item's accounts.
  public let children: [SyncOutcome]

  /// The counters of this sync and of all below it.
  public var totals: SyncStats {
    children.reduce(into: work.stats) { $0.add($1.totals) }
  }

  /// This outcome and all below it, parents before children.
  public var flattened: [SyncOutcome] { [self] + children.flatMap(\.flattened) }
}

/// The results of the work on a family, an item or an account itself, without those below it.
public struct SyncWork: Sendable {
  /// The days that were actually synced.
  public package(set) var window: SyncWindow
  public package(set) var stats = SyncStats()
  public package(set) var warnings: [Warning] = []
  /// The closing balance of an account's last day, in its currency; `nil` for items and families,
  /// and for an account without balances.
  public package(set) var balance: Amount?

  /// Creates the results of work that has not begun.
  package init(window: SyncWindow) {
    self.window = window
  }
}
