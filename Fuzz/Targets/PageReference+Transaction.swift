import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

extension PageReference {
  /// One transaction with all its columns.
  struct Transaction: Equatable {
    /// The whole element; not compared, since a record holds only its position.
    var element: JSONValue = .null
    var isModified: Bool
    var isPending: Bool
    /// Ids, names and categories by key; keys that are null are absent.
    var texts: [String: [UInt8]]
    var amount: Int64
    var amountText: String?
    var date: Int32
    var authorizedDate: Int32?

    static func == (left: Self, right: Self) -> Bool {
      left.isModified == right.isModified && left.isPending == right.isPending
        && left.texts == right.texts && left.amount == right.amount
        && left.amountText == right.amountText && left.date == right.date
        && left.authorizedDate == right.authorizedDate
    }
  }
}

extension PageReference.Transaction {
  private static let textKeys = [
    "transaction_id", "account_id", "pending_transaction_id", "name", "merchant_name",
    "original_description", "iso_currency_code", "unofficial_currency_code", "date",
    "authorized_date",
  ]

  /// Whether every known key has `null` or a value of the right type.
  static func hasRightKinds(_ element: JSONValue) -> Bool {
    func has(_ value: JSONValue?, _ kind: JSONKind) -> Bool {
      value.map { $0.isNull || $0.kind == kind } ?? true
    }
    let category = element["personal_finance_category"]
    return element.kind == .object && textKeys.allSatisfy { has(element[$0], .string) }
      && has(element["amount"], .number) && has(element["pending"], .bool)
      && has(category, .object) && has(category?["primary"], .string)
      && has(category?["detailed"], .string)
  }

  /// A text that is present and not empty.
  static func text(_ element: JSONValue, _ key: String) -> String? {
    element[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Reads an element whose values have the right types; `nil` if it is bad for another reason.
  init?(_ element: JSONValue, isModified: Bool) {
    guard Self.text(element, "transaction_id") != nil, Self.text(element, "account_id") != nil,
      let number = element["amount"]?.number, let isPending = element["pending"]?.bool,
      let date = element["date"]?.string.flatMap({ LocalDate($0) }),
      let amount = DigitArithmetic.read(Array(number.text.utf8)),
      !DigitArithmetic.isTooLarge(amount.units)
    else { return nil }
    if let text = element["authorized_date"]?.string {
      guard let date = LocalDate(text) else { return nil }
      authorizedDate = date.day
    }
    self.element = element
    self.isModified = isModified
    self.isPending = isPending
    self.date = date.day
    let units = amount.units.reduce(0) { $0 * 10 + Int64($1) }
    self.amount = amount.isNegative ? -units : units
    amountText = amount.isRounded ? number.text : nil
    let category = element["personal_finance_category"]
    let currency =
      element["iso_currency_code"]?.string ?? element["unofficial_currency_code"]?.string
    let found: [String: String?] = [
      "transaction_id": element["transaction_id"]?.string,
      "account_id": element["account_id"]?.string,
      "pending_transaction_id": Self.text(element, "pending_transaction_id"),
      "name": element["name"]?.string,
      "merchant_name": element["merchant_name"]?.string,
      "original_description": element["original_description"]?.string,
      "primary": category?["primary"]?.string,
      "detailed": category?["detailed"]?.string,
      "currency": currency.flatMap { $0.isEmpty ? nil : $0 },
    ]
    texts = found.compactMapValues { $0.map { Array($0.utf8) } }
  }

  /// The transaction as the fast decoder read it.
  init(_ record: TransactionRecord, in batch: TransactionBatch) {
    isModified = record.isModified
    isPending = record.isPending
    amount = record.amount
    amountText = batch.text(record.amountText)
    date = record.date
    authorizedDate = record.authorizedDate
    let currency = record.currencyIndex < 0 ? nil : batch.currencies[Int(record.currencyIndex)]
    let found: [String: String?] = [
      "transaction_id": batch.text(record.providerID),
      "account_id": batch.accountIDs[Int(record.accountIndex)],
      "pending_transaction_id": batch.text(record.pendingProviderID),
      "name": batch.text(record.name),
      "merchant_name": batch.text(record.merchantName),
      "original_description": batch.text(record.originalDescription),
      "primary": batch.text(record.categoryPrimary),
      "detailed": batch.text(record.categoryDetailed),
      "currency": currency,
    ]
    texts = found.compactMapValues { $0.map { Array($0.utf8) } }
  }
}
