import Ledger
import Ports
import Synchronization

/// Shows while syncs run that their owner still works on them.
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

  /// Adds a sync to those that are shown to live.
  func add(_ id: SyncID) {
    running.withLock { _ = $0.insert(id) }
  }

  /// Takes a finished sync out.
  func remove(_ id: SyncID) {
    running.withLock { _ = $0.remove(id) }
  }

  /// Does the work with heartbeats beside it.
  func run<Result: Sendable>(_ work: @Sendable () async -> Result) async -> Result {
    let beats = Task { await beat() }
    let result = await work()
    beats.cancel()
    // The last beat is waited for, so that nothing is written once the work is over.
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
        // A missed beat is not the sync's failure: the next one may work, and if none does the
        // sync is taken over, which is what heartbeats are for.
        continue
      }
    }
  }
}
