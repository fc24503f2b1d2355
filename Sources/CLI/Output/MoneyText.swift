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
