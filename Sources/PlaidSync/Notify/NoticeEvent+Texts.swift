import PlaidSyncJSON
import PlaidSyncLedger

extension NoticeEvent {
  /// The event as one JSON object; unknown values are null.
  var json: JSONValue {
    [
      "schema": 1, "id": .string(id), "event": .string(kind.rawValue),
      "occurred_at": .string(occurredAt.description), "family": .string(family),
      "item": item.map { .int($0.id.rawValue) } ?? .null,
      "plaid_item_id": .string(orNull: item?.providerID),
      "institution": .string(orNull: item?.displayName),
      "status": .string(orNull: item?.status.rawValue), "code": .string(orNull: code),
      "error_code": .string(orNull: providerCode),
      "consent_expires_at": .string(orNull: item?.consentExpiresAt?.description),
      "message": .string(message), "remedy": .string(orNull: remedy),
    ]
  }

  /// The JSON as bytes that end with a line feed.
  var bytes: [UInt8] { json.encoded() + [UInt8(ascii: "\n")] }

  /// The event as environment variables; unknown values are empty.
  var variables: [String: String] {
    var variables: [String: String] = [:]
    for member in json.object?.members ?? [] where member.key != "schema" {
      let text = member.value.string ?? member.value.int.map { String($0) } ?? ""
      // A variable ends at a zero byte.
      variables["PLAID_SYNC_\(member.key.uppercased())"] = text.replacing("\0", with: "")
    }
    return variables
  }

  /// The event as a mail.
  func mail(to address: String) -> [UInt8] {
    let subject = "plaid-sync: \(item?.displayName ?? family): \(kind.rawValue)"
    var lines = [
      "To: \(address)", "Subject: \(Self.headerText(subject))", "Auto-Submitted: auto-generated",
      "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
      "Content-Transfer-Encoding: 8bit", "", Self.oneLine(message),
    ]
    if let remedy { lines += ["", "What to do: \(Self.oneLine(remedy))"] }
    lines += ["", "family: \(Self.oneLine(family))", "event: \(id)", "time: \(occurredAt)"]
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// The text on one line, without characters that could begin another header or another line.
  static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }

  /// A header's text: unchanged if it is short and plain, else encoded words of at most 75 bytes.
  static func headerText(_ text: String) -> String {
    let text = oneLine(text)
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) && text.utf8.count < 60 { return text }
    var words: [String] = []
    var word = ""
    for character in text {
      let encoded = character.utf8.map { "=" + (($0 < 16) ? "0" : "") + hexadecimal($0) }.joined()
      if word.utf8.count + encoded.utf8.count > 48 && !word.isEmpty {
        words.append(word)
        word = ""
      }
      word += encoded
    }
    words.append(word)
    return words.map { "=?utf-8?Q?\($0)?=" }.joined(separator: "\n ")
  }

  private static func hexadecimal(_ byte: UInt8) -> String {
    String(byte, radix: 16, uppercase: true)
  }
}
