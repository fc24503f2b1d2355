/// An answer that says no more than that it was done.
package struct EmptyResponse: WireResponse, Hashable {
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    requestID = try body.optionalString("request_id")
  }
}
