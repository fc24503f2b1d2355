import Ledger

/// The answer of `/item/public_token/exchange`; to be stored before anything else is done.
package struct PublicTokenExchangeResponse: WireResponse, Hashable {
  package let accessToken: Secret
  package let itemID: String
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    accessToken = Secret(try body.string("access_token"))
    itemID = try body.string("item_id")
    requestID = try body.optionalString("request_id")
  }
}
