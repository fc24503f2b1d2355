/// The answer of `/liabilities/get`, as its elements, list by list.
package struct LiabilitiesGetResponse: WireResponse {
  package let accounts: [WireReader]
  /// The lists by their names, in the answer's order, those of names unknown here too.
  package let lists: [(name: String, elements: [WireReader])]
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    accounts = try body.array("accounts")
    let liabilities = try body.object("liabilities")
    var lists: [(name: String, elements: [WireReader])] = []
    for name in liabilities.value.object?.keys ?? [] {
      // Null says that there is none.
      guard let elements = try liabilities.optionalArray(name) else { continue }
      lists.append((name, elements))
    }
    self.lists = lists
    requestID = try body.optionalString("request_id")
  }
}
