import PlaidSyncLedger
import PlaidSyncPorts

extension StoreHistory {
  /// A pull of holdings and trades, as the engine commits it: the broker's changes since the last
  /// one.
  mutating func pullInvestments() async throws {
    try changeBrokerTrades()
    let start = today.adding(days: -random.number(in: 5...30))
    let listed = brokerTrades.values.filter { $0.date >= start && $0.date <= today }
      .sorted { $0.providerID < $1.providerID }
    let current =
      random.happens(oneIn: 4) ? nil : "\(Amount(unchecked: Int64(random.number(in: 30...50))))"
    let report = try AccountReport.of("account", current: current, type: "investment")
    var lines: [HoldingReport] = []
    for number in 1...4 where random.happens(oneIn: 2) {
      for _ in 0..<(random.happens(oneIn: 6) ? 2 : 1) { lines.append(try line(of: "s\(number)")) }
    }
    let update = InvestmentUpdate(
      itemID: scenario.item.id, syncID: scenario.syncID, today: today,
      holdings: random.happens(oneIn: 5)
        ? nil
        : HoldingsReport(accounts: [report], holdings: lines, securities: try securities()),
      reportedBalances: current == nil
        ? [] : [.init(account: report, date: today, readAt: scenario.clock.now)],
      trades: random.happens(oneIn: 5)
        ? nil
        : .init(
          start: start, end: today, trades: listed, securities: [],
          accountIDs: ["account"], undecodable: []))
    _ = try await scenario.store.commitInvestments(update)
    story.append(
      "broker: \(lines.map { "\($0.securityID) \($0.quantity) at \($0.price?.description ?? "–")" })"
        + ", trades from \(start): \(listed.map { "\($0.providerID) \($0.date) \($0.quantity)" })")
  }

  private mutating func changeBrokerTrades() throws {
    for _ in 0..<random.number(in: 0...2) {
      if random.happens(oneIn: 4), let id = random.element(of: brokerTrades.keys.sorted()) {
        brokerTrades[id] = nil
        continue
      }
      let isNew = random.happens(oneIn: 2)
      let id =
        (isNew ? nil : random.element(of: brokerTrades.keys.sorted())) ?? "b\(brokerTrades.count)"
      let types = [("buy", "buy"), ("sell", "sell"), ("transfer", "split"), ("cash", "dividend")]
      let (type, subtype) = random.element(of: types) ?? ("buy", "buy")
      brokerTrades[id] = TradeReport(
        providerID: id, accountID: "account", securityID: "s\(random.number(in: 1...4))",
        date: date(), name: "Trade", quantity: try Quantity("\(random.number(in: -3...3))"),
        amount: Amount(unchecked: Int64(random.number(in: -4...4))), price: try price(),
        currency: random.happens(oneIn: 6) ? Currency("EUR") : nil, type: type, subtype: subtype)
    }
  }

  private mutating func line(of security: String) throws -> HoldingReport {
    let age = random.happens(oneIn: 6) ? random.number(in: 2...12) : random.number(in: -1...1)
    return HoldingReport(
      accountID: "account", securityID: security,
      quantity: try Quantity("\(random.number(in: -2...6))"), price: try price(),
      priceDate: random.happens(oneIn: 5) ? nil : today.adding(days: -age),
      value: random.happens(oneIn: 3) ? Amount(unchecked: Int64(random.number(in: 0...4))) : nil,
      currency: nil)
  }

  /// The securities with a closing price of one of the last days; one may have changed its kind.
  private mutating func securities() throws -> [SecurityReport] {
    try (1...4).map { number in
      SecurityReport(
        providerID: "s\(number)", ticker: number == 4 ? "CUR:USD" : "T\(number)",
        type: random.happens(oneIn: 9) ? "cash" : "equity",
        currency: Currency(number == 3 ? "EUR" : "USD"), closePrice: try price(),
        closeDate: today.adding(days: -random.number(in: 0...3)))
    }
  }

  private mutating func price() throws -> Quantity? {
    if random.happens(oneIn: 3) { return nil }
    return try Quantity(random.element(of: ["0.00000001", "0.000000025", "0.000000007"]) ?? "0")
  }
}
