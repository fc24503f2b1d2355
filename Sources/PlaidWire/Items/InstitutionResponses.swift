import JSON

/// The answer of `/institutions/get_by_id`.
package struct InstitutionGetResponse: WireResponse, Hashable {
  package let institution: WireInstitution
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    institution = try WireInstitution(body.object("institution"))
    requestID = try body.optionalString("request_id")
  }
}

/// The answer of `/institutions/get` and `/institutions/search`.
package struct InstitutionsGetResponse: WireResponse, Hashable {
  package let institutions: [WireInstitution]
  /// How many there are in all; a search does not say.
  package let total: Int?
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    institutions = try body.list("institutions") { element throws(WireError) in
      try WireInstitution(element)
    }
    total = try body.optionalInt("total")
    requestID = try body.optionalString("request_id")
  }
}

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
