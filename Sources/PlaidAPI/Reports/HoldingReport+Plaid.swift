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
