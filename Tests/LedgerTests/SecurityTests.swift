import PlaidSyncLedger
import Testing

@Suite("Security")
struct SecurityTests {
  private let dollar = Currency("USD")

  @Test("a currency's ticker is cash, and no other is")
  func cash() {
    #expect(Security.isCash(ticker: "CUR:USD", type: "cash", currency: dollar))
    #expect(Security.isCash(ticker: "CUR:BTC", type: nil, currency: dollar))
    #expect(Security.isCash(ticker: "USD", type: "cash", currency: dollar))
    #expect(!Security.isCash(ticker: "USD", type: "etf", currency: dollar))
    #expect(!Security.isCash(ticker: "VMFXX", type: "cash", currency: dollar))
    #expect(!Security.isCash(ticker: nil, type: "cash", currency: dollar))
    let fund = Security(
      id: SecurityID(1), ticker: "VMFXX", type: "mutual fund", currency: dollar,
      isCashEquivalent: true)
    #expect(!fund.isCash)
  }

  @Test(
    "a holding's values show whether its price is for one unit or for a hundred",
    arguments: [
      ("10", "94.808", "948.08", Quotation.perUnit), ("10000", "98.5", "9850", .perCent),
      ("23.567", "27", "636.31", .perUnit), ("-5", "100", "-500", .perUnit),
      ("25000", "101.123", "25280.8", .perCent), ("10", "98.5", "700", nil),
      ("999999999999999999", "98.5", "1", nil), ("0", "12", "0", .perUnit),
    ])
  func quotation(quantity: String, price: String, value: String, quotation: Quotation?) throws {
    let inferred = Quotation.inferred(
      quantity: try Quantity(quantity), price: try Quantity(price), value: try Amount(value))
    #expect(inferred == quotation)
  }

  @Test("a price in per cent becomes a hundredth of it per unit, exactly or not at all")
  func perUnit() throws {
    #expect(try Quotation.perCent.perUnit(Quantity("98.5")) == Quantity("0.985"))
    #expect(try Quotation.perUnit.perUnit(Quantity("98.5")) == Quantity("98.5"))
    let finest = try Quantity("0.00000000000000001")
    #expect(throws: AmountError.overflow) { try Quotation.perCent.perUnit(finest) }
  }

  @Test("a trade states a price if something moved for money or in kind")
  func statedPrice() throws {
    func trade(_ meaning: TradeMeaning, _ quantity: String, _ price: String?) throws -> Quantity? {
      TradeFlow(
        date: LocalDate(day: 0), security: SecurityID(1), meaning: meaning,
        quantity: try Quantity(quantity), price: try price.map { try Quantity($0) },
        money: Money(.zero, dollar)
      ).statedPrice
    }
    #expect(try trade(.buy, "2", "3") == Quantity("3"))
    #expect(try trade(.inKind, "-2", "3") == Quantity("3"))
    #expect(try trade(.buy, "2", "0") == nil)
    #expect(try trade(.buy, "0", "3") == nil)
    #expect(try trade(.sell, "-2", nil) == nil)
    #expect(try trade(.split, "2", "3") == nil)
    #expect(try trade(.income, "2", "3") == nil)
  }
}
