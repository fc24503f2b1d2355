import PlaidSyncLedger

/// Amounts as text: every significant decimal and at least the currency's own, a leading minus
/// sign, and no separators, so that the text can be typed in again.
enum MoneyText {
  /// The text for an unknown amount.
  static let unknown = "-"

  /// `-12.50`, `100.00`, `0.00012345`.
  static func text(_ amount: Amount, _ currency: Currency) -> String {
    amount.text(decimalsMin: currency.decimalsShown)
  }

  /// The same, or `unknown` for `nil`.
  static func text(_ amount: Amount?, _ currency: Currency) -> String {
    amount.map { text($0, currency) } ?? unknown
  }
}

/// A count with its noun as text: `1 account`, `3 accounts`.
enum CountText {
  /// A count with its noun, which takes an s in the plural.
  static func text(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}

/// Instants as text: to the minute, in UTC like those in JSON documents.
enum TimeText {
  /// `2025-05-20 06:15Z`.
  static func text(_ instant: Timestamp) -> String {
    let text = instant.description
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))Z"
  }
}
