import Ledger
import PlaidWire
import Ports

extension TradeReport {
  /// What Plaid says of an investment transaction.
  init(_ element: WireReader) throws(WireError) {
    let id = try ElementDecoder(element, as: "").id("investment_transaction_id")
    var reading = ElementDecoder(element, as: "trade \(id)")
    let accountID = try reading.id("account_id")
    let date = try reading.date("date")
    let quantity = try reading.quantity("quantity")
    let amount = try reading.amount("amount")
    let price = reading.optionalQuantity("price")
    let type = reading.optionalText("type")
    let subtype = reading.optionalText("subtype")
    if type == nil || subtype == nil { reading.warn("it has no type, its signs decide") }
    self.init(
      providerID: id, accountID: accountID, securityID: reading.optionalText("security_id"),
      date: date, name: reading.optionalText("name") ?? "", quantity: quantity, amount: amount,
      price: price == .zero ? nil : price, fees: reading.optionalAmount("fees"),
      currency: reading.currency(), type: type ?? "", subtype: subtype ?? "",
      cancelledID: reading.optionalText("cancel_transaction_id"), rawJSON: reading.rawJSON,
      warnings: reading.warnings)
  }
}
