/// The response of `/investments/holdings/get`, as its elements: each is decoded separately, so
/// that an invalid one does not affect the others.
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

/// The response of `/investments/transactions/get`, as its elements.
package struct InvestmentTransactionsGetResponse: WireResponse {
  package let accounts: [WireReader]
  package let trades: [WireReader]
  package let securities: [WireReader]
  /// The total number of trades between the two days, on all pages.
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

/// The response of `/liabilities/get`, as its elements, list by list.
package struct LiabilitiesGetResponse: WireResponse {
  package let accounts: [WireReader]
  /// The lists by name, in the response's order, including lists whose names are unknown here.
  package let lists: [(name: String, elements: [WireReader])]
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    accounts = try body.array("accounts")
    let liabilities = try body.object("liabilities")
    var lists: [(name: String, elements: [WireReader])] = []
    for name in liabilities.value.object?.keys ?? [] {
      // Null means that there is none.
      guard let elements = try liabilities.optionalArray(name) else { continue }
      lists.append((name, elements))
    }
    self.lists = lists
    requestID = try body.optionalString("request_id")
  }
}
