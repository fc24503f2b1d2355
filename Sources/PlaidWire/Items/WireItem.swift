import JSON

/// An item as Plaid describes it.
package struct WireItem: Hashable, Sendable {
  package let itemID: String
  /// Missing for items made without an institution.
  package let institutionID: String?
  package let institutionName: String?
  package let webhook: String?
  /// The error that the item is in.
  package let error: PlaidError?
  package let availableProducts: [String]
  package let billedProducts: [String]
  package let products: [String]
  package let consentedProducts: [String]
  /// Instants as sent.
  package let consentExpirationTime: String?
  package let createdAt: String?
  package let updateType: String?
  /// The whole object.
  package let raw: JSONValue

  /// Reads an `item` object.
  package init(_ object: WireReader) throws(WireError) {
    itemID = try object.string("item_id")
    institutionID = try object.optionalString("institution_id")
    institutionName = try object.optionalString("institution_name")
    webhook = try object.optionalString("webhook")
    error = try object.optionalObject("error").map(PlaidError.init)
    availableProducts = try object.strings("available_products")
    billedProducts = try object.strings("billed_products")
    products = try object.strings("products")
    consentedProducts = try object.strings("consented_products")
    consentExpirationTime = try object.optionalString("consent_expiration_time")
    createdAt = try object.optionalString("created_at")
    updateType = try object.optionalString("update_type")
    raw = object.value
  }
}
