import PlaidSyncJSON
import PlaidSyncLedger

/// Where notices go when an item breaks, needs its user, recovers or is about to expire.
struct NotifySettings: Hashable, Sendable {
  /// A program that receives each event; a list of arguments, not a shell command.
  var command: [String]?
  /// An address that each event is posted to; secret, because it often contains a service's key.
  var webhook: SecretSource?
  /// The recipient of each event as mail.
  var mailAddress: String?
}

extension ConfigurationReader {
  /// Reads the settings of notices; `nil` if none is set.
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
      throw wrongType(mail, "a mail address: \(inconsistency)")
    }
    return settings == NotifySettings() ? nil : settings
  }
}

extension NotifySettings {
  /// The settings as JSON, without the keys that are not set.
  var json: JSONValue {
    .object(
      ConfigurationFile.object([
        ("command", command.map { .array($0.map(JSONValue.string)) }),
        ("webhook", webhook?.json), ("sendmail", mailAddress.map(JSONValue.string)),
      ]))
  }
}
