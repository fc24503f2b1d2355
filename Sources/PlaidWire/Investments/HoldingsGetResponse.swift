/// The answer of `/investments/holdings/get`, as its elements: each is read on its own, so that a
/// bad one does not stop the rest.
package struct HoldingsGetResponse: WireResponse {
  package let accounts: [WireReader]
  package let holdings: [WireReader]
  package let securities: [WireReader]
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    accounts = try body.array("accounts")
    holdings = try body.array("holdings")
    securities = try body.array("securities")
    requestID = try body.optionalString("request_id")
  }
}
