import PlaidSyncJSON

/// The response of `/accounts/get` and `/accounts/balance/get`.
package struct AccountsGetResponse: WireResponse, Hashable {
  package let accounts: [WireAccount]
  package let item: WireItem
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    accounts = try body.list("accounts") { element throws(WireError) in try WireAccount(element) }
    item = try WireItem(body.object("item"))
    requestID = try body.optionalString("request_id")
  }
}

/// An account as Plaid describes it.
package struct WireAccount: Hashable, Sendable {
  package let accountID: String
  /// An id that stays the same across items; only a few banks provide it.
  package let persistentAccountID: String?
  package let name: String
  package let officialName: String?
  package let mask: String?
  /// Type and subtype as sent, known or not.
  package let type: String
  package let subtype: String?
  package let holderCategory: String?
  package let balances: WireBalances
  /// The whole element as it was sent.
  package let raw: JSONValue

  /// Whether Plaid's published list contains this type with this subtype.
  package var isKnownType: Bool { AccountSubtypes.isKnown(type: type, subtype: subtype) }

  /// Decodes an account.
  package init(_ object: WireReader) throws(WireError) {
    accountID = try object.string("account_id")
    persistentAccountID = try object.optionalString("persistent_account_id")
    officialName = try object.optionalString("official_name")
    mask = try object.optionalString("mask")
    name = try object.string("name")
    type = try object.string("type")
    subtype = try object.optionalString("subtype")
    holderCategory = try object.optionalString("holder_category")
    balances = try WireBalances(object.object("balances"))
    raw = object.value
  }
}

/// An account's balances with their exact numbers.
package struct WireBalances: Hashable, Sendable {
  /// The current balance; `nil` means "no data", never 0.
  package let current: JSONNumber?
  package let available: JSONNumber?
  package let limit: JSONNumber?
  /// The amount an investment account has borrowed; sent only by the investment endpoints.
  package let marginLoan: JSONNumber?
  package let isoCurrencyCode: String?
  package let unofficialCurrencyCode: String?
  /// When the balances were read from the bank, as sent.
  package let lastUpdatedDatetime: String?

  /// The ISO code, else the unofficial one, else `nil`.
  package var currencyCode: String? { isoCurrencyCode ?? unofficialCurrencyCode }

  /// Decodes a `balances` object.
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
