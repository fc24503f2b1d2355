import JSON
import Ledger
import Ports

/// What a hook is told: a change of an item, without anything secret.
///
/// All of it is ours or a name: no text of the provider's, which could hold more than it should.
struct NoticeEvent: Hashable, Sendable {
  /// What happened.
  enum Kind: String, Hashable, Sendable {
    case broken, recovered, expiring, test
    case needsUser = "needs_user"
  }

  /// The same when an event is delivered again.
  let id: String
  let kind: Kind
  let family: String
  /// `nil` for a trial.
  let item: Item?
  /// What happened, in a sentence.
  let message: String
  /// What to do about it, in words.
  let remedy: String?
  /// The kind of the failure, ours and the provider's.
  let code: String?
  let providerCode: String?
  let occurredAt: Timestamp

  /// A trial.
  init(testOf family: Family, at now: Timestamp) {
    id = "test-\(now.milliseconds)"
    kind = .test
    self.family = family.name
    item = nil
    message = "This is a trial: notices of \(family.name) arrive."
    remedy = nil
    code = nil
    providerCode = nil
    occurredAt = now
  }

  /// The event that tells of a change; `nil` when it is nothing to tell, as a renewed consent.
  init?(_ notice: Notice, of family: Family, at now: Timestamp, _ wording: RemedyWording) {
    let item = notice.facts.item
    let remedy: Remedy?
    var failure: Failure?
    if case .failed(let last) = notice.facts.lastPull { failure = last }
    switch (notice.state.subject, notice.state.value) {
    case (.health, "good"):
      kind = .recovered
      message = "\(item.displayName) works again."
      (code, providerCode, remedy) = (nil, nil, nil)
    case (.health, "broken"):
      kind = .broken
      (code, providerCode) = (failure?.code.text, failure?.providerCode)
      let why = [code, providerCode].compactMap(\.self).joined(separator: ", ")
      message =
        "\(item.displayName) could not be pulled (\(why)). What was there before stays, and every "
        + "pull tries again."
      remedy = .seeSyncs(of: item.id)
    case (.health, _):
      kind = .needsUser
      (code, providerCode) = (nil, item.errorCode)
      let why = item.errorCode ?? item.status.rawValue
      message = "\(item.displayName) needs its user (\(why)) and is not pulled until then."
      remedy = item.userRemedy
    case (.consent, NoticeSubject.consent.initialValue):
      return nil
    case (.consent, _):
      kind = .expiring
      (code, providerCode) = (nil, item.errorCode)
      let day = item.consentExpiresAt.map { "on \($0.dateInUTC)" } ?? "soon"
      message = "The consent for \(item.displayName) ends \(day)."
      remedy = .relink(item: item.id, before: item.consentExpiresAt?.dateInUTC)
    }
    id = "\(item.id)-\(kind.rawValue)-\(notice.number + 1)"
    self.remedy = remedy.map(wording)
    self.family = family.name
    self.item = item
    occurredAt = now
  }
}

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
