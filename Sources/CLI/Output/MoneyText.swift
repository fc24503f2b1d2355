import Ledger

/// How amounts are shown to people: every decimal that matters, at least the currency's own, a plain
/// minus sign in front, and no separators, so that what is shown can be typed in again.
enum MoneyText {
  /// What stands for an unknown amount.
  static let unknown = "-"

  /// `-12.50`, `100.00`, `0.00012345`.
  static func text(_ amount: Amount, _ currency: Currency) -> String {
    amount.text(decimalsMin: currency.decimalsShown)
  }

  /// The same; unknown amounts have a text too.
  static func text(_ amount: Amount?, _ currency: Currency) -> String {
    amount.map { text($0, currency) } ?? unknown
  }
}

/// How a number of things is told: `1 account`, `3 accounts`.
enum CountText {
  /// A number with its noun, which takes an s in the plural.
  static func text(_ count: Int, _ noun: String) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(noun)s"
  }
}

/// How instants are shown to people: to the minute, in UTC, as the documents have them.
enum TimeText {
  /// `2025-05-20 06:15Z`.
  static func text(_ instant: Timestamp) -> String {
    let text = instant.description
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))Z"
  }
}
