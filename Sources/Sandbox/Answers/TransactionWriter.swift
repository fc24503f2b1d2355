import PlaidSyncJSON
import PlaidSyncLedger

/// Writes transactions as Plaid sends them; most members are copied from the merchant.
///
/// A page of 500 transactions has half a megabyte. Copying the constant parts writes it in a few
/// milliseconds without holding every element in memory.
struct TransactionWriter {
  /// The requested version of `personal_finance_category`.
  let version: String
  /// Whether the request asked for `original_description`.
  let hasStatements: Bool
  private var constants: [Int: [UInt8]] = [:]

  /// Creates a writer for one answer.
  init(version: String, hasStatements: Bool) {
    self.version = version
    self.hasStatements = hasStatements
  }

  /// Appends one transaction of the account.
  mutating func write(
    _ transaction: BankTransaction, _ account: BankAccount, to bytes: inout [UInt8]
  ) {
    guard let overrides = transaction.overrides else {
      return writePlain(transaction, account, to: &bytes)
    }
    var plain: [UInt8] = []
    writePlain(transaction, account, to: &plain)
    do throws(JSONError) {
      let object = try JSONValue.parse(plain).object ?? [:]
      bytes += JSONValue.object(object.overridden(by: overrides)).encoded()
    } catch {
      preconditionFailure("the writer produces valid JSON: \(error)")
    }
  }

  private mutating func writePlain(
    _ transaction: BankTransaction, _ account: BankAccount, to bytes: inout [UInt8]
  ) {
    let currency = transaction.currency ?? account.currency
    let isUnofficial = BankAccount.unofficialCurrencies.contains(currency)
    bytes += "{\"account_id\":".utf8
    Self.text(account.id, &bytes)
    bytes += ",\"account_owner\":null,\"amount\":".utf8
    bytes += transaction.amount.description.utf8
    bytes += ",\"authorized_date\":".utf8
    Self.text(transaction.authorizedDay.map { LocalDate(day: $0).description }, &bytes)
    bytes += ",\"check_number\":".utf8
    Self.text(transaction.checkNumber, &bytes)
    bytes += ",\"date\":\"\(transaction.date)\",\"iso_currency_code\":".utf8
    Self.text(isUnofficial ? nil : currency, &bytes)
    bytes += ",\"name\":".utf8
    Self.text(transaction.name, &bytes)
    if hasStatements {
      bytes += ",\"original_description\":".utf8
      Self.text(transaction.statement, &bytes)
    }
    bytes += ",\"pending\":\(transaction.isPending),\"pending_transaction_id\":".utf8
    Self.text(transaction.pendingID, &bytes)
    bytes += ",\"transaction_id\":".utf8
    Self.text(transaction.id, &bytes)
    bytes += ",\"unofficial_currency_code\":".utf8
    Self.text(isUnofficial ? currency : nil, &bytes)
    bytes += constant(of: transaction.merchant)
  }

  /// The members that depend only on the merchant, from the comma to the closing brace.
  private mutating func constant(of place: Int) -> [UInt8] {
    if let known = constants[place] { return known }
    let members = JSONValue.object(Self.members(of: place, version))
    let bytes =
      [UInt8(ascii: ",")]
      + members.encoded()
      .dropFirst()
    constants[place] = bytes
    return bytes
  }

  private static func members(of place: Int, _ version: String) -> JSONObject {
    let merchant = Merchant.catalog[place]
    let isMerchant = merchant.counterparty == "merchant"
    let site = merchant.name.lowercased().filter { $0.isASCII && $0.isLetter } + ".example"
    var random = SeededRandom(SeededRandom.hash(merchant.name))
    let entity = OpaqueText.identifier(&random)
    let counterparty: JSONValue? = merchant.counterparty.map { type in
      [
        "confidence_level": "VERY_HIGH", "entity_id": .string(entity), "logo_url": nil,
        "name": .string(merchant.name), "type": .string(type), "website": .string(site),
      ]
    }
    let category = merchant.categoryObject(version: version)
    let primary = category["primary"]?.string ?? "OTHER"
    let kinds = ["online": "digital", "in store": "place"]
    return [
      "authorized_datetime": nil, "category": nil, "category_id": nil,
      "counterparties": .array(counterparty.map { [$0] } ?? []), "datetime": nil,
      "location": [
        "address": nil, "city": nil, "country": nil, "lat": nil, "lon": nil, "postal_code": nil,
        "region": nil, "store_number": nil,
      ],
      "logo_url": nil, "merchant_category_code": nil,
      "merchant_entity_id": isMerchant ? .string(entity) : nil,
      "merchant_name": isMerchant ? .string(merchant.name) : nil,
      "payment_channel": .string(merchant.channel),
      "payment_meta": [
        "by_order_of": nil, "payee": nil, "payer": nil, "payment_method": nil,
        "payment_processor": nil, "ppd_id": nil, "reason": nil, "reference_number": nil,
      ],
      "personal_finance_category": category,
      "personal_finance_category_icon_url": .string(
        "https://plaid-category-icons.plaid.com/PFC_\(primary).png"),
      "running_balance": nil, "transaction_code": .string(orNull: merchant.code),
      "transaction_type": .string(kinds[merchant.channel] ?? "special"),
      "website": isMerchant ? .string(site) : nil,
    ]
  }

  private static func text(_ text: String?, _ bytes: inout [UInt8]) {
    guard let text else {
      bytes += "null".utf8
      return
    }
    let isPlain = text.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }
    guard isPlain else {
      bytes += JSONValue.string(text).encoded()
      return
    }
    bytes.append(0x22)
    bytes += text.utf8
    bytes.append(0x22)
  }
}
