/// One dealing in an investment account; numbers in units of 10⁻⁸.
struct BankTrade: Codable, Hashable, Sendable {
  /// The place of the account among the Item's.
  let account: Int
  /// The place of the security among the portfolio's; `nil` for money only.
  var security: Int?
  /// The day it was booked.
  var day: Int32 = 0
  /// The bank's text.
  var name: String
  /// Plaid's words.
  let type: String
  let subtype: String
  /// How many came, or went when negative.
  var quantity: Int64 = 0
  /// The price of one; 0 when there is none.
  var price: Int64 = 0
  /// What it did to the cash; positive leaves the account.
  var amount: Int64 = 0
  /// The fees that are in the amount.
  var fees: Int64?
  /// The currency.
  var currency = "USD"
  /// Members that a test wants to have otherwise, as JSON text.
  var overrides: String?
  /// Set when the bank has taken it back.
  var isGone: Bool?
}
