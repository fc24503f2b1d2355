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

/// The answer of `/investments/transactions/get`, as its elements.
package struct InvestmentTransactionsGetResponse: WireResponse {
  package let accounts: [WireReader]
  package let trades: [WireReader]
  package let securities: [WireReader]
  /// The number of all trades between the two days.
  package let totalCount: Int
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    accounts = try body.array("accounts")
    trades = try body.array("investment_transactions")
    securities = try body.array("securities")
    totalCount = try body.int("total_investment_transactions")
    requestID = try body.optionalString("request_id")
  }
}

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
