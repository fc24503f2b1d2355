import JSON
import Ledger

/// Whom to tell when an item breaks, needs its user, recovers or is about to expire.
struct NotifySettings: Hashable, Sendable {
  /// A program that gets each event; its arguments, not a shell's line.
  var command: [String]?
  /// An address that each event is posted to. A secret, as it often holds a key of the service.
  var webhook: SecretSource?
  /// Who gets each event as mail.
  var mailAddress: String?
}

extension ConfigurationReader {
  /// Whom to tell of what.
  func notify(_ place: JSONPath) throws(Failure) -> NotifySettings? {
    try checkKeys(of: place, known: ["command", "webhook", "sendmail"])
    var settings = NotifySettings()
    settings.command = try command(place.appending(.key("command")))
    let webhook = place.appending(.key("webhook"))
    settings.webhook = try secret(webhook)
    if case .text(let address) = settings.webhook,
      WebhookHook.inconsistency(of: address.reveal()) != nil
    {
      throw wrongType(webhook, "an https:// address, or http:// on this machine")
    }
    let mail = place.appending(.key("sendmail"))
    settings.mailAddress = try text(mail)
    if let inconsistency = settings.mailAddress.flatMap({ MailHook.inconsistency(of: $0) }) {
      throw wrongType(mail, "an address for mail: \(inconsistency)")
    }
    return settings == NotifySettings() ? nil : settings
  }
}

extension NotifySettings {
  /// As JSON; what is not set is left out.
  var json: JSONValue {
    .object(
      ConfigurationFile.object([
        ("command", command.map { .array($0.map(JSONValue.string)) }),
        ("webhook", webhook?.json), ("sendmail", mailAddress.map(JSONValue.string)),
      ]))
  }
}
