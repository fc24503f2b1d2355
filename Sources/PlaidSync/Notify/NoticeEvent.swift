import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

/// What a hook receives: a change of an item, without anything secret.
///
/// It contains our own sentences, codes and names, but no free text of the provider's, which could
/// reveal more than it should.
struct NoticeEvent: Hashable, Sendable {
  /// What happened.
  enum Kind: String, Hashable, Sendable {
    case broken, recovered, expiring, test
    case needsUser = "needs_user"
  }

  /// The event's id, which stays the same if the event is delivered again.
  let id: String
  let kind: Kind
  let family: String
  /// `nil` for a test.
  let item: Item?
  /// What happened, in a sentence.
  let message: String
  /// What to do about it, in words; `nil` if nothing needs to be done.
  let remedy: String?
  /// The failure's code, ours and the provider's.
  let code: String?
  let providerCode: String?
  let occurredAt: Timestamp

  /// Creates a test event.
  init(testOf family: Family, at now: Timestamp) {
    id = "test-\(now.milliseconds)"
    kind = .test
    self.family = family.name
    item = nil
    message = "This is a test: notices about \(family.name) arrive."
    remedy = nil
    code = nil
    providerCode = nil
    occurredAt = now
  }

  /// Creates the event for a change; `nil` if it needs no notice, such as a renewed consent.
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
        "\(item.displayName) could not be pulled (\(why)). Existing data is kept, and every "
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

/// The rules for when an item is broken, needs its user, works again or is about to expire.
struct NoticeRules: Sendable {
  /// The current instant.
  let now: Timestamp
  /// How many days before its end a consent counts as expiring.
  let expiringDays: Int

  /// The states of an item's health and consent; one that cannot be determined now is omitted.
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
      // A pull that was busy or interrupted does not show how the item is, and an item that was
      // repaired after its last pull is known to work only after the next one.
      let silent: [FailureCode] = [.busy, .canceled, .loginRequired, .itemGone]
      return silent.contains(failure.code) ? nil : "broken"
    }
  }

  /// The value includes the end of the consent, so that the next end is announced too.
  private func consent(_ item: Item) -> String {
    let end = item.consentExpiresAt
    let spanMilliseconds = Int64(expiringDays) * 86_400_000
    if let end, end.milliseconds - now.milliseconds <= spanMilliseconds { return "expiring \(end)" }
    return item.status == .pendingDisconnect
      ? "disconnecting" : NoticeSubject.consent.initialValue
  }
}
