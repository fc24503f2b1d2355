import PlaidSyncJSON

/// The response of `/institutions/get_by_id`.
package struct InstitutionGetResponse: WireResponse, Hashable {
  package let institution: WireInstitution
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    institution = try WireInstitution(body.object("institution"))
    requestID = try body.optionalString("request_id")
  }
}

/// The response of `/institutions/get` and `/institutions/search`.
package struct InstitutionsGetResponse: WireResponse, Hashable {
  package let institutions: [WireInstitution]
  /// The total number of institutions; a search does not report it.
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
  /// The bank's website; sent only if the optional metadata was requested.
  package let url: String?
  package let primaryColor: String?
  /// The whole object as it was sent.
  package let raw: JSONValue

  /// Decodes an institution.
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
