import PlaidSyncJSON
import PlaidSyncLedger

/// The documents that `--json` prints: one per command, with stable names and all members present.
///
/// Amounts are decimal strings, dates `YYYY-MM-DD`, instants RFC 3339 in UTC, ids numbers; what is
/// unknown is null.
enum JSONOutput {
  /// The version of the names and their meanings.
  static let schema: JSONValue = 1

  /// `{"schema": 1, "<name>": [...], "warnings": [...]}`.
  static func document(
    _ name: String, _ values: [JSONValue], warnings: [String] = []
  ) -> JSONValue {
    document([(name, .array(values))], warnings: warnings)
  }

  /// A document with several members.
  static func document(
    _ members: [(String, JSONValue)], warnings: [String] = []
  ) -> JSONValue {
    let warnings = JSONValue.array(warnings.map(JSONValue.string))
    return .object(JSONObject([("schema", schema)] + members + [("warnings", warnings)]))
  }

  /// `{"schema": 1, "error": {...}}`; `item` is the item that the failure concerns.
  static func document(_ failure: Failure, item: String? = nil) -> JSONValue {
    ["schema": schema, "error": error(failure, item: item)]
  }

  /// The text to print: indented, and ending in a line feed.
  static func text(_ document: JSONValue) -> String { document.text(pretty: true) + "\n" }

  /// A failure inside a document.
  static func error(_ failure: Failure, item: String? = nil) -> JSONValue {
    [
      "code": .string(failure.code.text),
      "message": .string(failure.message),
      "remedy": .string(orNull: failure.remedy.map(RemedyText.text)),
      "item": .string(orNull: item),
      "provider_code": .string(orNull: failure.providerCode),
      "request_id": .string(orNull: failure.requestID),
      "retry_after_seconds": failure.retryAfterSeconds.map { .int($0) } ?? .null,
    ]
  }
}

extension JSONValue {
  /// A value's text, or null: for amounts, dates and instants.
  static func text(_ value: (some CustomStringConvertible)?) -> JSONValue {
    value.map { .string($0.description) } ?? .null
  }

  /// A row number, or null.
  static func id<Kind>(_ id: Identifier<Kind>?) -> JSONValue {
    id.map { .int($0.rawValue) } ?? .null
  }
}
