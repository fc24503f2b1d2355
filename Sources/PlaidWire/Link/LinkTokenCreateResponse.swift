import Ledger

/// The answer of `/link/token/create`.
package struct LinkTokenCreateResponse: WireResponse, Hashable {
  package let linkToken: Secret
  /// The instant as sent.
  package let expiration: String?
  /// The page to open; there whenever a hosted session was asked for.
  package let hostedLinkURL: String?
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    linkToken = Secret(try body.string("link_token"))
    expiration = try body.optionalString("expiration")
    hostedLinkURL = try body.optionalString("hosted_link_url")
    requestID = try body.optionalString("request_id")
  }
}
