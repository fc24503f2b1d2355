import PlaidSyncJSON
import PlaidSyncLedger

/// A payer or payee, with everything that Plaid reports about it. All names are invented.
struct Merchant: Sendable {
  /// `merchant_name` and the cleaned transaction name.
  let name: String
  /// The `detailed` category, version 2.
  let category: String
  /// `payment_channel`.
  let channel: String
  /// The bank's text, without its number.
  let text: String
  /// The kind of counterparty; `nil` if there is none.
  let counterparty: String?
  /// `transaction_code`.
  let code: String?

  init(
    _ name: String, _ category: String, _ channel: String = "in store", text: String? = nil,
    counterparty: String? = "merchant", code: String? = nil
  ) {
    self.name = name
    self.category = category
    self.channel = channel
    self.text = text ?? name.uppercased()
    self.counterparty = counterparty
    self.code = code
  }

  /// The bank's text on a given day.
  func statement(on day: Int32) -> String {
    let number = SeededRandom.hash("\(name) \(day)") % 900_000 + 100_000
    return "\(text) \(number)"
  }

  /// `personal_finance_category` in the given version.
  func categoryObject(version: String) -> JSONValue {
    let code = version == "v1" ? Self.firstVersion[category] ?? category : category
    return [
      "confidence_level": counterparty == nil ? "LOW" : "VERY_HIGH", "detailed": .string(code),
      "primary": .string(Self.primary(of: code)), "version": .string(version),
    ]
  }

  /// The primary category of a detailed one.
  static func primary(of detailed: String) -> String {
    primaries.first { detailed.hasPrefix($0 + "_") } ?? detailed
  }

  private static let primaries = [
    "INCOME", "TRANSFER_IN", "TRANSFER_OUT", "LOAN_PAYMENTS", "BANK_FEES", "ENTERTAINMENT",
    "FOOD_AND_DRINK", "GENERAL_MERCHANDISE", "HOME_IMPROVEMENT", "MEDICAL", "PERSONAL_CARE",
    "GENERAL_SERVICES", "GOVERNMENT_AND_NON_PROFIT", "TRANSPORTATION", "TRAVEL",
    "RENT_AND_UTILITIES", "LOAN_DISBURSEMENTS", "OTHER",
  ]

  /// The codes that were different in version 1.
  private static let firstVersion = [
    "INCOME_SALARY": "INCOME_WAGES", "INCOME_CONTRACTOR": "INCOME_OTHER_INCOME",
    "OTHER_OTHER": "GENERAL_SERVICES_OTHER_GENERAL_SERVICES",
  ]
}
