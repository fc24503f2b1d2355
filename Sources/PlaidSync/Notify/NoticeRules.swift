import Ledger
import Ports

/// When an item counts as broken, in need of its user, good again or about to expire.
struct NoticeRules: Sendable {
  /// The instant.
  let now: Timestamp
  /// How many days before its end a consent counts as expiring.
  let expiringDays: Int

  /// How the item's sides stand; one that is left out cannot be told now.
  func states(_ facts: NoticeFacts) -> [NoticeState] {
    [health(facts).map { NoticeState(.health, $0) }, NoticeState(.consent, consent(facts.item))]
      .compactMap(\.self)
  }

  private func health(_ facts: NoticeFacts) -> String? {
    if facts.item.status.needsUser { return facts.item.status.rawValue }
    switch facts.lastPull {
    case nil: return nil
    case .completed: return NoticeSubject.health.initialValue
    case .failed(let failure):
      // Being busy or interrupted says nothing about the item, and an item that was repaired after
      // its last pull is only known to work after the next one.
      let silent: [FailureCode] = [.busy, .cancelled, .loginRequired, .itemGone]
      return silent.contains(failure.code) ? nil : "broken"
    }
  }

  /// The end is a part of the value, so that the next end is announced too.
  private func consent(_ item: Item) -> String {
    let end = item.consentExpiresAt
    let spanMilliseconds = Int64(expiringDays) * 86_400_000
    if let end, end.milliseconds - now.milliseconds <= spanMilliseconds { return "expiring \(end)" }
    return item.status == .pendingDisconnect
      ? "disconnecting" : NoticeSubject.consent.initialValue
  }
}
