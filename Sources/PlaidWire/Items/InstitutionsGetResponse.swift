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
