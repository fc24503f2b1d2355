/// Whom to tell when an item breaks, needs its user, recovers or is about to expire.
struct NotifySettings: Hashable, Sendable {
  /// A program that gets each event; its arguments, not a shell's line.
  var command: [String]?
  /// An address that each event is posted to. A secret, as it often holds a key of the service.
  var webhook: SecretSource?
  /// Who gets each event as mail.
  var mailAddress: String?
}
