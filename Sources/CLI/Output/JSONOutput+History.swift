import PlaidSyncJSON
import PlaidSyncLedger

extension JSONOutput {
  /// A change of a transaction; `by` is `sync` or `user`, or null if it is not known.
  static func change(_ change: TransactionChange, source: Transaction.Source) -> JSONValue {
    [
      "at": .text(change.at),
      "by": .string(orNull: change.author(source: source)?.rawValue),
      "sync": .id(change.syncID),
      "kind": .string(change.kind.rawValue),
      "field": .string(orNull: change.field?.rawValue),
      "old": value(change.old, of: change.field),
      "new": value(change.new, of: change.field),
    ]
  }

  /// A value in the form it has in a transaction's document.
  private static func value(
    _ text: String?, of field: TransactionChange.Field?
  ) -> JSONValue {
    guard let text else { return .null }
    switch field {
    case .excluded, .pending: return .bool(text != "0")
    case .account: return Int64(text).map { .int($0) } ?? .null
    case .tags: return .array(tags(text).map(JSONValue.string))
    default: return .string(text)
    }
  }

  /// The tags of a change, which stores them as a JSON array.
  static func tags(_ text: String) -> [String] {
    do {
      return try JSONValue.parse(text).array?.compactMap(\.string) ?? []
    } catch {
      // The table's CHECK constraint accepts only JSON.
      return []
    }
  }
}
