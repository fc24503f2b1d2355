/// The answer of `/accounts/get` and `/accounts/balance/get`.
package struct AccountsGetResponse: WireResponse, Hashable {
  package let accounts: [WireAccount]
  package let item: WireItem
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    accounts = try body.list("accounts") { element throws(WireError) in try WireAccount(element) }
    item = try WireItem(body.object("item"))
    requestID = try body.optionalString("request_id")
  }
}
