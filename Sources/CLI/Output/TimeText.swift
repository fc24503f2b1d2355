import Ledger

/// How instants are shown to people: to the minute, in UTC, as the documents have them.
enum TimeText {
  /// `2025-05-20 06:15Z`.
  static func text(_ instant: Timestamp) -> String {
    let text = instant.description
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))Z"
  }
}
