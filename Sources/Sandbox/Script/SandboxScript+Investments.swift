import PlaidSyncJSON
import PlaidSyncLedger

/// Holdings and trades that a test controls: clients see exactly what it sets. Neither balances nor
/// the other list follow, so a test can make them disagree.
extension SandboxScript {
  /// The ids of the existing trades, in booking order.
  package var tradeIDs: [String] {
    guard let portfolio = item.portfolio else { return [] }
    return portfolio.trades.indices.filter { !portfolio.trades[$0].isGone }
      .map(portfolio.id(of:))
  }

  /// Sets how much of a security an account holds, at the price of a day, by default today's.
  ///
  /// A quantity of 0 removes the holding. `overrides` replaces or adds members of what clients see,
  /// even with invalid values.
  package mutating func hold(
    _ quantity: String, of ticker: String, in accountID: String, price: String,
    on date: LocalDate? = nil, costBasis: String? = nil, currency: String = "USD",
    overrides: JSONObject? = nil
  ) {
    let account = place(ofAccount: accountID)
    let quote = BankSecurity.Quote.fixed(units: Self.units(price), day: (date ?? today).day)
    editPortfolio { portfolio in
      let security = Self.place(of: ticker, currency, quote, in: &portfolio)
      portfolio.positions.removeAll { $0.account == account && $0.security == security }
      portfolio.positions.append(
        BankPosition(
          account: account, security: security, units: Self.units(quantity),
          costUnits: costBasis.map(Self.units),
          overrides: overrides.map { JSONValue.object($0).text() }))
    }
  }

  /// Adds a trade and returns its id; the default date is today, and a price of 0 means none.
  @discardableResult
  package mutating func addTrade(
    _ type: String, _ subtype: String, quantity: String = "0", of ticker: String? = nil,
    price: String = "0", amount: String, fees: String? = nil, in accountID: String,
    on date: LocalDate? = nil, name: String = "Scripted", currency: String = "USD",
    overrides: JSONObject? = nil
  ) -> String {
    let account = place(ofAccount: accountID)
    let day = (date ?? today).day
    return editPortfolio { portfolio in
      let security = ticker.map {
        Self.place(of: $0, currency, nil, in: &portfolio)
      }
      portfolio.trades.append(
        BankTrade(
          account: account, security: security, day: day, name: name, type: type,
          subtype: subtype, quantity: Self.units(quantity), price: Self.units(price),
          amount: Self.units(amount), fees: fees.map(Self.units), currency: currency,
          overrides: overrides.map { JSONValue.object($0).text() }))
      return portfolio.id(of: portfolio.trades.count - 1)
    }
  }

  /// Changes a trade, which keeps its id.
  package mutating func modifyTrade(
    _ id: String, quantity: String? = nil, amount: String? = nil, date: LocalDate? = nil,
    name: String? = nil, overrides: JSONObject? = nil
  ) {
    editPortfolio { portfolio in
      let index = Self.index(of: id, in: portfolio)
      if let quantity { portfolio.trades[index].quantity = Self.units(quantity) }
      if let amount { portfolio.trades[index].amount = Self.units(amount) }
      if let date { portfolio.trades[index].day = date.day }
      if let name { portfolio.trades[index].name = name }
      if let overrides { portfolio.trades[index].overrides = JSONValue.object(overrides).text() }
    }
  }

  /// Cancels a trade: it disappears from every list.
  package mutating func removeTrade(_ id: String) {
    editPortfolio { $0.trades[Self.index(of: id, in: $0)].isGone = true }
  }

  @discardableResult
  private mutating func editPortfolio<Value>(_ body: (inout Portfolio) -> Value) -> Value {
    var portfolio =
      item.portfolio ?? Portfolio(market: Market(seed: item.nonce), nonce: item.nonce)
    let value = body(&portfolio)
    item.portfolio = portfolio
    return value
  }

  /// The index of the security with this ticker, which has this price from now on.
  ///
  /// A new security without a price has a price of 1.
  private static func place(
    of ticker: String, _ currency: String, _ quote: BankSecurity.Quote?,
    in portfolio: inout Portfolio
  ) -> Int {
    if let place = portfolio.securities.firstIndex(where: { $0.ticker == ticker }) {
      if let quote { portfolio.securities[place].quote = quote }
      return place
    }
    var security =
      ticker == "CUR:\(currency)"
      ? BankSecurity.money(currency)
      : BankSecurity(
        ticker: ticker, name: ticker, type: "equity", subtype: "common stock", currency: currency)
    security.quote = quote ?? .par
    portfolio.securities.append(security)
    return portfolio.securities.count - 1
  }

  private static func index(of id: String, in portfolio: Portfolio) -> Int {
    guard let index = portfolio.trades.indices.first(where: { portfolio.id(of: $0) == id }) else {
      preconditionFailure("the Item has no trade \(id)")
    }
    return index
  }
}
