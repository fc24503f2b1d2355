import PlaidSyncLedger
import Testing

@Suite("Average cost")
struct AverageCostTests {
  private let dollars = Currency("USD")

  private func trade(
    _ meaning: TradeMeaning, _ quantity: String, for amount: String = "0", at price: String? = nil,
    currency: Currency? = nil
  ) throws -> TradeFlow {
    TradeFlow(
      date: LocalDate(day: 0), security: SecurityID(1), meaning: meaning,
      quantity: try Quantity(quantity), price: try price.map { try Quantity($0) },
      money: Money(try Amount(amount), currency ?? dollars))
  }

  /// Returns the quantity held and its cost after each trade.
  private func walk(_ trades: [TradeFlow], from start: AverageCost = AverageCost()) throws
    -> [String]
  {
    var average = start
    return try trades.map { trade in
      try average.apply(trade)
      return "\(average.quantity) for \(average.cost?.amount.description ?? "–")"
    }
  }

  @Test("purchases add cost, a sale reduces it, a split does not, and nothing held has no cost")
  func walk() throws {
    #expect(
      try walk([
        trade(.buy, "10", for: "1005"), trade(.income, "0", for: "-12"),
        trade(.buy, "5", at: "101"), trade(.sell, "-5", for: "-520"), trade(.split, "10"),
        trade(.sell, "-20", for: "-1000"), trade(.buy, "1", for: "7"),
      ]) == [
        "10 for 1005", "10 for 1005", "15 for 1510", "10 for 1006.66666667",
        "20 for 1006.66666667", "0 for –", "1 for 7",
      ])
  }

  @Test("units received at an unknown cost make the cost unknown until nothing is held")
  func unknown() throws {
    #expect(
      try walk([
        trade(.buy, "1", for: "10"), trade(.inKind, "2"), trade(.buy, "1", for: "10"),
        trade(.sell, "-4", for: "-40"), trade(.buy, "1", for: "10"),
      ]) == ["1 for 10", "3 for –", "4 for –", "0 for –", "1 for 10"])
    #expect(
      try walk([
        trade(.buy, "1", for: "10"), trade(.buy, "1", for: "10", currency: Currency("EUR")),
      ]) == ["1 for 10", "2 for –"])
  }

  @Test("a short position has no cost")
  func short() throws {
    #expect(
      try walk([trade(.sell, "-2", for: "-20"), trade(.buy, "3", for: "33")])
        == ["-2 for –", "1 for –"])
  }

  @Test("it continues from the quantity and cost that a list states")
  func start() throws {
    let listed = AverageCost(
      quantity: try Quantity("4"), cost: Money(try Amount("100"), dollars))
    #expect(
      try walk([trade(.sell, "-1", for: "-50"), trade(.buy, "1", for: "30")], from: listed)
        == ["3 for 75", "4 for 105"])
  }
}
