import Ledger
import Ports

extension StoreLife {
  /// A pull of holdings and trades, as the engine commits it: what the broker has changed since.
  mutating func pullInvestments() async throws {
    try changeBrokerTrades()
    let start = today.adding(days: -chance.number(in: 5...30))
    let listed = brokerTrades.values.filter { $0.date >= start && $0.date <= today }
      .sorted { $0.providerID < $1.providerID }
    let current =
      chance.happens(oneIn: 4) ? nil : "\(Amount(unchecked: Int64(chance.number(in: 30...50))))"
    let report = try AccountReport.of("life", current: current, type: "investment")
    var lines: [HoldingReport] = []
    for number in 1...4 where chance.happens(oneIn: 2) {
      for _ in 0..<(chance.happens(oneIn: 6) ? 2 : 1) { lines.append(try line(of: "s\(number)")) }
    }
    let update = InvestmentUpdate(
      itemID: bench.item.id, syncID: bench.syncID, today: today,
      holdings: chance.happens(oneIn: 5)
        ? nil
        : HoldingsReport(accounts: [report], holdings: lines, securities: try securities()),
      readings: current == nil
        ? [] : [.init(account: report, date: today, readAt: bench.clock.now)],
      trades: chance.happens(oneIn: 5)
        ? nil
        : .init(
          start: start, end: today, trades: listed, securities: [],
          accountIDs: ["life"], unread: []))
    _ = try await bench.store.commit(update)
    story.append(
      "broker: \(lines.map { "\($0.securityID) \($0.quantity) at \($0.price?.description ?? "–")" })"
        + ", trades from \(start): \(listed.map { "\($0.providerID) \($0.date) \($0.quantity)" })")
  }

  private mutating func changeBrokerTrades() throws {
    for _ in 0..<chance.number(in: 0...2) {
      if chance.happens(oneIn: 4), let id = chance.element(of: brokerTrades.keys.sorted()) {
        brokerTrades[id] = nil
        continue
      }
      let isNew = chance.happens(oneIn: 2)
      let id =
        (isNew ? nil : chance.element(of: brokerTrades.keys.sorted())) ?? "b\(brokerTrades.count)"
      let types = [("buy", "buy"), ("sell", "sell"), ("transfer", "split"), ("cash", "dividend")]
      let (type, subtype) = chance.element(of: types) ?? ("buy", "buy")
      brokerTrades[id] = TradeReport(
        providerID: id, accountID: "life", securityID: "s\(chance.number(in: 1...4))",
        date: date(), name: "Trade", quantity: try Quantity("\(chance.number(in: -3...3))"),
        amount: Amount(unchecked: Int64(chance.number(in: -4...4))), price: try price(),
        currency: chance.happens(oneIn: 6) ? Currency("EUR") : nil, type: type, subtype: subtype)
    }
  }

  private mutating func line(of security: String) throws -> HoldingReport {
    let age = chance.happens(oneIn: 6) ? chance.number(in: 2...12) : chance.number(in: -1...1)
    return HoldingReport(
      accountID: "life", securityID: security,
      quantity: try Quantity("\(chance.number(in: -2...6))"), price: try price(),
      priceDate: chance.happens(oneIn: 5) ? nil : today.adding(days: -age),
      value: chance.happens(oneIn: 3) ? Amount(unchecked: Int64(chance.number(in: 0...4))) : nil,
      currency: nil)
  }

  /// The securities with a close of one of the last days; one may be something else today.
  private mutating func securities() throws -> [SecurityReport] {
    try (1...4).map { number in
      SecurityReport(
        providerID: "s\(number)", ticker: number == 4 ? "CUR:USD" : "T\(number)",
        type: chance.happens(oneIn: 9) ? "cash" : "equity",
        currency: Currency(number == 3 ? "EUR" : "USD"), closePrice: try price(),
        closeDate: today.adding(days: -chance.number(in: 0...3)))
    }
  }

  private mutating func price() throws -> Quantity? {
    if chance.happens(oneIn: 3) { return nil }
    return try Quantity(chance.element(of: ["0.00000001", "0.000000025", "0.000000007"]) ?? "0")
  }
}
