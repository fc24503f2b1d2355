import PlaidSyncJSON

/// The fields found in one transaction, as ranges of the page's bytes that are not decoded yet.
///
/// Strings are unescaped only after the element was hashed, because unescaping overwrites them.
struct TransactionElement {
  private(set) var transactionID: JSONText?
  private(set) var accountID: JSONText?
  private(set) var pendingTransactionID: JSONText?
  private(set) var name: JSONText?
  private(set) var merchantName: JSONText?
  private(set) var originalDescription: JSONText?
  private(set) var isoCurrencyCode: JSONText?
  private(set) var unofficialCurrencyCode: JSONText?
  private(set) var date: JSONText?
  private(set) var authorizedDate: JSONText?
  private(set) var categoryPrimary: JSONText?
  private(set) var categoryDetailed: JSONText?
  private(set) var amount: Range<Int>?
  private(set) var isPending: Bool?
  /// The first problem, except for missing fields.
  private(set) var problem: ElementProblem?
  private var seen: UInt16 = 0

  /// Scans an object; the scanner must be at its opening brace.
  ///
  /// A repeated known key is a problem; a repeated unknown one is not detected here.
  init(_ scanner: inout JSONScanner) throws(JSONError) {
    try scanner.enterObject()
    while let key = try scanner.nextKey() {
      if let field = TransactionField(key, in: scanner) {
        try read(field, &scanner)
      } else {
        try scanner.skipValue()
      }
    }
  }

  private mutating func read(
    _ field: TransactionField, _ scanner: inout JSONScanner
  ) throws(JSONError) {
    let bit: UInt16 = 1 << UInt16(field.rawValue)
    if seen & bit != 0 { note(.repeated(field)) }
    seen |= bit
    switch field {
    case .transactionID: transactionID = try text(field, &scanner)
    case .accountID: accountID = try text(field, &scanner)
    case .pendingTransactionID: pendingTransactionID = try text(field, &scanner)
    case .name: name = try text(field, &scanner)
    case .merchantName: merchantName = try text(field, &scanner)
    case .originalDescription: originalDescription = try text(field, &scanner)
    case .isoCurrencyCode: isoCurrencyCode = try text(field, &scanner)
    case .unofficialCurrencyCode: unofficialCurrencyCode = try text(field, &scanner)
    case .date: date = try text(field, &scanner)
    case .authorizedDate: authorizedDate = try text(field, &scanner)
    case .amount: amount = try has(.number, field, &scanner) ? try scanner.number() : nil
    case .pending: isPending = try has(.bool, field, &scanner) ? try scanner.bool() : nil
    case .category: try readCategory(&scanner)
    }
  }

  private mutating func readCategory(_ scanner: inout JSONScanner) throws(JSONError) {
    guard try has(.object, .category, &scanner) else { return }
    try scanner.enterObject()
    var hasPrimary = false
    var hasDetailed = false
    while let key = try scanner.nextKey() {
      if scanner.text(key, equals: "primary") {
        if hasPrimary { note(.repeated(.category)) }
        hasPrimary = true
        categoryPrimary = try text(.category, &scanner)
      } else if scanner.text(key, equals: "detailed") {
        if hasDetailed { note(.repeated(.category)) }
        hasDetailed = true
        categoryDetailed = try text(.category, &scanner)
      } else {
        try scanner.skipValue()
      }
    }
  }

  private mutating func text(
    _ field: TransactionField, _ scanner: inout JSONScanner
  ) throws(JSONError) -> JSONText? {
    try has(.string, field, &scanner) ? try scanner.string() : nil
  }

  /// Whether the next value has the kind; if not, it is skipped, and a problem unless it is null.
  private mutating func has(
    _ kind: JSONKind, _ field: TransactionField, _ scanner: inout JSONScanner
  ) throws(JSONError) -> Bool {
    let found = try scanner.peek()
    if found == kind { return true }
    if found != .null { note(.wrongKind(field)) }
    try scanner.skipValue()
    return false
  }

  private mutating func note(_ problem: ElementProblem) {
    if self.problem == nil { self.problem = problem }
  }
}

/// The fields of a transaction that become columns.
enum TransactionField: UInt8 {
  case transactionID, accountID, pendingTransactionID
  case name, merchantName, originalDescription
  case amount, isoCurrencyCode, unofficialCurrencyCode
  case date, authorizedDate, pending, category

  /// Finds the field of a key; `nil` for an unknown key. The length nearly always decides.
  init?(_ key: JSONText, in scanner: JSONScanner) {
    func match(_ candidate: TransactionField) -> TransactionField? {
      scanner.text(key, equals: candidate.key) ? candidate : nil
    }
    let found: TransactionField?
    switch key.isEscaped ? scanner.string(key).utf8.count : key.count {
    case 4: found = match(.date) ?? match(.name)
    case 6: found = match(.amount)
    case 7: found = match(.pending)
    case 10: found = match(.accountID)
    case 13: found = match(.merchantName)
    case 14: found = match(.transactionID)
    case 15: found = match(.authorizedDate)
    case 17: found = match(.isoCurrencyCode)
    case 20: found = match(.originalDescription)
    case 22: found = match(.pendingTransactionID)
    case 24: found = match(.unofficialCurrencyCode)
    case 25: found = match(.category)
    default: found = nil
    }
    guard let found else { return nil }
    self = found
  }

  /// The field's key in JSON; inlined, so that a comparison with it is one with a constant.
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
