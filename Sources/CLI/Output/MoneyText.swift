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
