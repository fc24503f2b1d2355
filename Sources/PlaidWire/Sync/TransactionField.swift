import JSON

/// The fields of a transaction that become columns.
enum TransactionField: UInt8 {
  case transactionID, accountID, pendingTransactionID
  case name, merchantName, originalDescription
  case amount, isoCurrencyCode, unofficialCurrencyCode
  case date, authorizedDate, pending, category

  /// The field of a key; `nil` for all others. The length decides nearly always.
  init?(_ key: JSONText, in scanner: JSONScanner) {
    func isIt(_ candidate: TransactionField) -> TransactionField? {
      scanner.text(key, equals: candidate.key) ? candidate : nil
    }
    let found: TransactionField?
    switch key.isEscaped ? scanner.string(key).utf8.count : key.count {
    case 4: found = isIt(.date) ?? isIt(.name)
    case 6: found = isIt(.amount)
    case 7: found = isIt(.pending)
    case 10: found = isIt(.accountID)
    case 13: found = isIt(.merchantName)
    case 14: found = isIt(.transactionID)
    case 15: found = isIt(.authorizedDate)
    case 17: found = isIt(.isoCurrencyCode)
    case 20: found = isIt(.originalDescription)
    case 22: found = isIt(.pendingTransactionID)
    case 24: found = isIt(.unofficialCurrencyCode)
    case 25: found = isIt(.category)
    default: found = nil
    }
    guard let found else { return nil }
    self = found
  }

  /// The field's key on the wire; inlined, a comparison with it is one with a constant.
  @inline(__always)
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
