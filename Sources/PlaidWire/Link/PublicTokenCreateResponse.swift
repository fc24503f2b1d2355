import Ledger

/// The answer of `/sandbox/public_token/create`.
package struct PublicTokenCreateResponse: WireResponse, Hashable {
  package let publicToken: Secret
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    publicToken = Secret(try body.string("public_token"))
    requestID = try body.optionalString("request_id")
  }
}
