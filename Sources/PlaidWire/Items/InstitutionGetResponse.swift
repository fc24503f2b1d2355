/// The answer of `/institutions/get_by_id`.
package struct InstitutionGetResponse: WireResponse, Hashable {
  package let institution: WireInstitution
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    institution = try WireInstitution(body.object("institution"))
    requestID = try body.optionalString("request_id")
  }
}
