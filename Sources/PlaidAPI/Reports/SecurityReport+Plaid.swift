import PlaidWire
import Ports

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
