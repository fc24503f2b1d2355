import PlaidSyncLedger
import PlaidSyncPorts
import Synchronization

/// Sends heartbeats of running syncs, which show that their owner is still working on them.
final class Heartbeat: Sendable {
  private let running = Mutex<Set<SyncID>>([])
  private let store: any LedgerStore
  private let world: World
  private let policy: SyncPolicy

  init(store: any LedgerStore, world: World, policy: SyncPolicy) {
    self.store = store
    self.world = world
    self.policy = policy
  }

  /// Adds a sync to those that get heartbeats.
  func add(_ id: SyncID) {
    running.withLock { _ = $0.insert(id) }
  }

  /// Removes a finished sync.
  func remove(_ id: SyncID) {
    running.withLock { _ = $0.remove(id) }
  }

  /// Runs the work while sending heartbeats.
  func run<Result: Sendable>(_ work: @Sendable () async -> Result) async -> Result {
    let beats = Task { await beat() }
    let result = await work()
    beats.cancel()
    // Wait for the last heartbeat, so that nothing is written once the work is done.
    await beats.value
    return result
  }

  private func beat() async {
    while !Task.isCancelled {
      do {
        try await world.sleep(policy.heartbeatMilliseconds)
        let ids = running.withLock { Array($0) }
        if !ids.isEmpty { try await store.heartbeat(ids, in: world) }
      } catch is CancellationError {
        return
      } catch {
        // A failed heartbeat is not a failure of the sync: the next one may succeed. If none does,
        // the sync is taken over, which is the purpose of heartbeats.
        continue
      }
    }
  }
}
