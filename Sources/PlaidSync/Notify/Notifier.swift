import PlaidSyncEngine
import PlaidSyncLedger
import PlaidSyncPorts

/// Announces changes of items, each once through each hook.
struct Notifier: Sendable {
  let ledger: any LedgerStore
  let hooks: [any NoticeHook]
  let remedyWording: RemedyWording
  let world: World
  let expiringDays: Int

  /// Announces all changes since the last time; returns a warning for each hook that failed.
  ///
  /// After its first failure a hook is skipped; its remaining changes are announced the next time.
  func announce(_ family: Family) async -> [Warning] {
    var undelivered: [Warning] = []
    for hook in hooks {
      do {
        try await announce(family, through: hook)
      } catch {
        let failure = Failure(catching: error)
        undelivered.append(Warning(failure.message, remedy: failure.remedy))
      }
    }
    return undelivered
  }

  private func announce(_ family: Family, through hook: any NoticeHook) async throws {
    let rules = NoticeRules(now: world.now(), expiringDays: expiringDays)
    while true {
      let notices = try await ledger.claimNotices(
        of: family.id, through: hook.name, states: { rules.states($0) })
      if notices.isEmpty { return }
      for (place, notice) in notices.enumerated() {
        do {
          if let event = NoticeEvent(notice, of: family, at: rules.now, remedyWording) {
            try await hook.deliver(event)
          }
        } catch {
          for left in notices[place...] {
            try await ledger.recordDelivery(of: left, isDelivered: false)
          }
          throw error
        }
        try await ledger.recordDelivery(of: notice, isDelivered: true)
      }
    }
  }
}
