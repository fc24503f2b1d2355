import JSON

/// An account's balances with their exact numbers.
package struct WireBalances: Hashable, Sendable {
  /// `nil` is "no data", never 0.
  package let current: JSONNumber?
  package let available: JSONNumber?
  package let limit: JSONNumber?
  /// What an investment account has borrowed; sent by the endpoints for investments only.
  package let marginLoan: JSONNumber?
  package let isoCurrencyCode: String?
  package let unofficialCurrencyCode: String?
  /// When the bank's figures were read, as sent.
  package let lastUpdatedDatetime: String?

  /// The ISO code, else the unofficial one, else nothing.
  package var currencyCode: String? { isoCurrencyCode ?? unofficialCurrencyCode }

  /// Reads a `balances` object.
  package init(_ object: WireReader) throws(WireError) {
    current = try object.optionalNumber("current")
    available = try object.optionalNumber("available")
    limit = try object.optionalNumber("limit")
    marginLoan = try object.optionalNumber("margin_loan_amount")
    isoCurrencyCode = try object.optionalString("iso_currency_code")
    unofficialCurrencyCode = try object.optionalString("unofficial_currency_code")
    lastUpdatedDatetime = try object.optionalString("last_updated_datetime")
  }
}
