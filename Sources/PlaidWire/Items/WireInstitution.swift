import JSON

/// A bank as Plaid describes it.
package struct WireInstitution: Hashable, Sendable {
  package let institutionID: String
  package let name: String
  package let products: [String]
  package let countryCodes: [String]
  package let isOAuth: Bool?
  /// Only when the optional metadata was asked for.
  package let url: String?
  package let primaryColor: String?
  /// The whole object.
  package let raw: JSONValue

  /// Reads an institution.
  package init(_ object: WireReader) throws(WireError) {
    institutionID = try object.string("institution_id")
    name = try object.string("name")
    products = try object.strings("products")
    countryCodes = try object.strings("country_codes")
    isOAuth = try object.optionalBool("oauth")
    url = try object.optionalString("url")
    primaryColor = try object.optionalString("primary_color")
    raw = object.value
  }
}
