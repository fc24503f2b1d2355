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
  /// What to do about it.
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
  init?(_ notice: Notice, of family: Family, at now: Timestamp) {
    let item = notice.facts.item
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
      message = "\(item.displayName) could not be pulled (\(why)). What was there before stays."
      remedy = "see `plaid-sync syncs --item \(item.id)`; every pull tries again"
    case (.health, _):
      kind = .needsUser
      (code, providerCode) = (nil, item.errorCode)
      let why = item.errorCode ?? item.status.rawValue
      message = "\(item.displayName) needs its user (\(why)) and is not pulled until then."
      remedy = item.remedy ?? "run `plaid-sync relink \(item.id)`"
    case (.consent, NoticeSubject.consent.initialValue):
      return nil
    case (.consent, _):
      kind = .expiring
      (code, providerCode) = (nil, item.errorCode)
      let day = item.consentExpiresAt.map { "on \($0.dateInUTC)" } ?? "soon"
      message = "The consent for \(item.displayName) ends \(day)."
      remedy = "run `plaid-sync relink \(item.id)` before"
    }
    id = "\(item.id)-\(kind.rawValue)-\(notice.number + 1)"
    self.family = family.name
    self.item = item
    occurredAt = now
  }
}
