import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncWire

extension HoldingReport {
  /// Decodes a holding.
  init(_ element: WireReader) throws(WireError) {
    let securityID = try ElementDecoder(element, as: "").id("security_id")
    var decoder = ElementDecoder(element, as: "holding of \(securityID)")
    let accountID = try decoder.id("account_id")
    let quantity = try decoder.quantity("quantity")
    let value = decoder.optionalAmount("institution_value")
    var price = decoder.optionalQuantity("institution_price")
    // A holding with a value cannot have a price of zero: the institution has no price.
    if price == .zero, value != .zero { price = nil }
    self.init(
      accountID: accountID, securityID: securityID, quantity: quantity, price: price,
      priceDate: decoder.optionalDate("institution_price_as_of"), value: value,
      costBasis: decoder.optionalAmount("cost_basis"), currency: decoder.currency(),
      lots: Self.lots(&decoder), rawJSON: decoder.rawJSON, warnings: decoder.warnings)
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
  /// Decodes a tax lot. Plaid sends the quantity of a short one with either sign.
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
  /// Decodes a security.
  init(_ element: WireReader) throws(WireError) {
    let id = try ElementDecoder(element, as: "").id("security_id")
    let name = element.value["ticker_symbol"]?.string ?? element.value["name"]?.string ?? id
    var decoder = ElementDecoder(element, as: "security \(name)")
    self.init(
      providerID: id, name: decoder.optionalText("name"),
      ticker: decoder.optionalText("ticker_symbol"), isin: decoder.optionalText("isin"),
      cusip: decoder.optionalText("cusip"), sedol: decoder.optionalText("sedol"),
      type: decoder.optionalText("type"), subtype: decoder.optionalText("subtype"),
      currency: decoder.currency(),
      isCashEquivalent: decoder.optionalFlag("is_cash_equivalent") ?? false,
      closePrice: decoder.optionalQuantity("close_price"),
      closeDate: decoder.optionalDate("close_price_as_of"),
      rawJSON: decoder.rawJSON, warnings: decoder.warnings)
  }
}

extension TradeReport {
  /// Decodes an investment transaction.
  init(_ element: WireReader) throws(WireError) {
    let id = try ElementDecoder(element, as: "").id("investment_transaction_id")
    var decoder = ElementDecoder(element, as: "trade \(id)")
    let accountID = try decoder.id("account_id")
    let date = try decoder.date("date")
    let quantity = try decoder.quantity("quantity")
    let amount = try decoder.amount("amount")
    let price = decoder.optionalQuantity("price")
    let type = decoder.optionalText("type")
    let subtype = decoder.optionalText("subtype")
    if type == nil || subtype == nil { decoder.warn("it has no type; its signs decide") }
    self.init(
      providerID: id, accountID: accountID, securityID: decoder.optionalText("security_id"),
      date: date, name: decoder.optionalText("name") ?? "", quantity: quantity, amount: amount,
      price: price == .zero ? nil : price, fees: decoder.optionalAmount("fees"),
      currency: decoder.currency(), type: type ?? "", subtype: subtype ?? "",
      canceledID: decoder.optionalText("cancel_transaction_id"), rawJSON: decoder.rawJSON,
      warnings: decoder.warnings)
  }
}
