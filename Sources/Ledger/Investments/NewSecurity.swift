/// A security on its way into the store, made by hand.
public struct NewSecurity: Hashable, Sendable {
  public let familyID: FamilyID
  public let ticker: String
  public let name: String?
  public let currency: Currency
  public let quotation: Quotation

  /// Describes a security.
  public init(
    familyID: FamilyID, ticker: String, name: String? = nil, currency: Currency,
    quotation: Quotation = .perUnit
  ) {
    self.familyID = familyID
    self.ticker = ticker
    self.name = name
    self.currency = currency
    self.quotation = quotation
  }
}
