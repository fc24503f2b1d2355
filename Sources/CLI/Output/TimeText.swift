import PlaidSyncLedger

/// Instants as text: to the minute, in UTC like those in JSON documents.
enum TimeText {
  /// `2025-05-20 06:15Z`.
  static func text(_ instant: Timestamp) -> String {
    let text = instant.description
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))Z"
  }
}
