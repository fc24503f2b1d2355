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
