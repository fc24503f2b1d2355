import JSON

/// An account as Plaid describes it.
package struct WireAccount: Hashable, Sendable {
  package let accountID: String
  /// The same across items, at the few banks that have it.
  package let persistentAccountID: String?
  package let name: String
  package let officialName: String?
  package let mask: String?
  /// Type and subtype as sent, known or not.
  package let type: String
  package let subtype: String?
  package let holderCategory: String?
  package let balances: WireBalances
  /// The whole element.
  package let raw: JSONValue

  /// Whether Plaid's published list has this type with this subtype.
  package var isKnownType: Bool { AccountSubtypes.isKnown(type: type, subtype: subtype) }

  /// Reads an account.
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
