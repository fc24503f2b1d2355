import JSON
import Ledger

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
