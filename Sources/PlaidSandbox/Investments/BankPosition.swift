/// How much of a security an account has.
struct BankPosition: Codable, Hashable, Sendable {
  /// The place of the account among the Item's.
  let account: Int
  /// The place of the security among the portfolio's.
  let security: Int
  /// How many, in units of 10⁻⁸.
  var units: Int64
  /// What they cost, in units of 10⁻⁸; `nil` when the bank does not know.
  var costUnits: Int64?
  /// The currency of price, value and cost, if it is not the security's.
  var currency: String?
  /// Members that a test wants to have otherwise, as JSON text.
  var overrides: String?
}
