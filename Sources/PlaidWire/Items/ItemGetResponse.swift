/// The answer of `/item/get`.
package struct ItemGetResponse: WireResponse, Hashable {
  package let item: WireItem
  package let status: WireItemStatus?
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    item = try WireItem(body.object("item"))
    status = try body.optionalObject("status").map(WireItemStatus.init)
    requestID = try body.optionalString("request_id")
  }
}
