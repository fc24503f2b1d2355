import JSON

/// The fields of a transaction that become columns.
enum TransactionField: UInt8 {
  case transactionID, accountID, pendingTransactionID
  case name, merchantName, originalDescription
  case amount, isoCurrencyCode, unofficialCurrencyCode
  case date, authorizedDate, pending, category

  /// The field of a key; `nil` for all others. The length decides nearly always.
  init?(_ key: JSONText, in scanner: JSONScanner) {
    let candidate: TransactionField
    switch key.isEscaped ? scanner.string(key).utf8.count : key.count {
    case 4: candidate = scanner.text(key, equals: "date") ? .date : .name
    case 6: candidate = .amount
    case 7: candidate = .pending
    case 10: candidate = .accountID
    case 13: candidate = .merchantName
    case 14: candidate = .transactionID
    case 15: candidate = .authorizedDate
    case 17: candidate = .isoCurrencyCode
    case 20: candidate = .originalDescription
    case 22: candidate = .pendingTransactionID
    case 24: candidate = .unofficialCurrencyCode
    case 25: candidate = .category
    default: return nil
    }
    guard scanner.text(key, equals: candidate.key) else { return nil }
    self = candidate
  }

  /// The field's key on the wire.
  var key: StaticString {
    switch self {
    case .transactionID: "transaction_id"
    case .accountID: "account_id"
    case .pendingTransactionID: "pending_transaction_id"
    case .name: "name"
    case .merchantName: "merchant_name"
    case .originalDescription: "original_description"
    case .amount: "amount"
    case .isoCurrencyCode: "iso_currency_code"
    case .unofficialCurrencyCode: "unofficial_currency_code"
    case .date: "date"
    case .authorizedDate: "authorized_date"
    case .pending: "pending"
    case .category: "personal_finance_category"
    }
  }
}
