import Ledger
import PlaidWire
import Ports

extension HoldingReport {
  /// What Plaid says of a holding.
  init(_ element: WireReader) throws(WireError) {
    let securityID = try ElementDecoder(element, as: "").id("security_id")
    var reading = ElementDecoder(element, as: "holding of \(securityID)")
    let accountID = try reading.id("account_id")
    let quantity = try reading.quantity("quantity")
    let value = reading.optionalAmount("institution_value")
    var price = reading.optionalQuantity("institution_price")
    // Nothing can be worth something at a price of nothing: the institution has no price.
    if price == .zero, value != .zero { price = nil }
    self.init(
      accountID: accountID, securityID: securityID, quantity: quantity, price: price,
      priceDate: reading.optionalDate("institution_price_as_of"), value: value,
      costBasis: reading.optionalAmount("cost_basis"), currency: reading.currency(),
      lots: Self.lots(&reading), rawJSON: reading.rawJSON, warnings: reading.warnings)
  }

  private static func lots(_ holding: inout ElementDecoder) -> [TaxLot] {
    var lots: [TaxLot] = []
    for part in holding.optionalParts("tax_lots") {
      var part = part
      lots.append(TaxLot(&part))
      holding.adopt(part)
    }
    return lots
  }
}

extension TaxLot {
  /// What Plaid says of a lot. Short ones may be written with either sign.
  fileprivate init(_ lot: inout ElementDecoder) {
    var quantity = lot.optionalQuantity("quantity")
    if let known = quantity, !known.isNegative, lot.optionalText("position_type") == "SHORT" {
      quantity = known.negated
    }
    self.init(
      providerID: lot.optionalText("institution_lot_id"),
      purchasedAt: lot.optionalTime("original_purchase_datetime"),
      quantity: quantity,
      purchasePrice: lot.optionalQuantity("purchase_price"),
      costBasis: lot.optionalAmount("cost_basis"), value: lot.optionalAmount("current_value"))
  }
}

extension SecurityReport {
  /// What Plaid says of a security.
  init(_ element: WireReader) throws(WireError) {
    let id = try ElementDecoder(element, as: "").id("security_id")
    let name = element.value["ticker_symbol"]?.string ?? element.value["name"]?.string ?? id
    var reading = ElementDecoder(element, as: "security \(name)")
    self.init(
      providerID: id, name: reading.optionalText("name"),
      ticker: reading.optionalText("ticker_symbol"), isin: reading.optionalText("isin"),
      cusip: reading.optionalText("cusip"), sedol: reading.optionalText("sedol"),
      type: reading.optionalText("type"), subtype: reading.optionalText("subtype"),
      currency: reading.currency(),
      isCashEquivalent: reading.optionalFlag("is_cash_equivalent") ?? false,
      closePrice: reading.optionalQuantity("close_price"),
      closeDate: reading.optionalDate("close_price_as_of"),
      rawJSON: reading.rawJSON, warnings: reading.warnings)
  }
}

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
