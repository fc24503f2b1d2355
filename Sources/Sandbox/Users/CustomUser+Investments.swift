import PlaidSyncJSON
import PlaidSyncLedger

/// The holdings and trades of a custom user: exactly as given, without later changes.
extension CustomUser {
  /// Adds the holdings and trades of an account.
  static func invest(
    _ item: inout BankItem, _ override: JSONValue, _ account: Int, _ path: String
  ) throws(Rejection) {
    let holdings = override["holdings"]?.array ?? []
    let trades = override["investment_transactions"]?.array ?? []
    guard !holdings.isEmpty || !trades.isEmpty else { return }
    var portfolio =
      item.portfolio ?? Portfolio(market: Market(seed: item.nonce), nonce: item.nonce)
    for (number, holding) in holdings.enumerated() {
      let path = "\(path).holdings[\(number)]"
      let price = try units(holding["institution_price"], "\(path).institution_price")
      let day = day(holding["institution_price_as_of"]) ?? item.linkDay
      let security = try security(holding, path, .fixed(units: price, day: day), &portfolio)
      let quantity = try units(holding["quantity"], "\(path).quantity")
      var cost: Int64?
      if let basis = holding["cost_basis"], !basis.isNull {
        cost = try units(basis, "\(path).cost_basis")
      }
      guard Portfolio.isAmount(quantity, price) else { throw wrong("\(path) is worth too much") }
      portfolio.positions.append(
        BankPosition(
          account: account, security: security, units: quantity, costUnits: cost,
          currency: holding["currency"]?.string))
    }
    for (number, trade) in trades.enumerated() {
      let path = "\(path).investment_transactions[\(number)]"
      portfolio.trades.append(try self.trade(trade, account, path, &portfolio))
    }
    item.portfolio = portfolio
  }

  /// The value of the holdings of one of the user's accounts; `nil` if it holds nothing.
  static func worth(of account: Int, in item: BankItem) -> Int64? {
    guard let portfolio = item.portfolio,
      portfolio.positions.contains(where: { $0.account == account })
    else { return nil }
    return portfolio.value(of: account, on: item.linkDay)
  }

  private static func trade(
    _ value: JSONValue, _ account: Int, _ path: String, _ portfolio: inout Portfolio
  ) throws(Rejection) -> BankTrade {
    let price = try units(value["price"], "\(path).price")
    let quantity = try units(value["quantity"], "\(path).quantity")
    guard let day = day(value["date"]) else { throw wrong("\(path).date is missing") }
    var fees: Int64?
    if let given = value["fees"], !given.isNull { fees = try units(given, "\(path).fees") }
    guard Portfolio.isAmount(quantity, price) else { throw wrong("\(path) costs too much") }
    var security: Int?
    if value["security"]?.object != nil {
      security = try self.security(value, path, .fixed(units: price, day: day), &portfolio)
    }
    let type = value["type"]?.string ?? "cash"
    let cost = Portfolio.product(quantity, price) + (fees ?? 0)
    let subtypes = ["buy": "buy", "sell": "sell", "fee": "miscellaneous fee"]
    let cash = cost > 0 ? "withdrawal" : "deposit"
    return BankTrade(
      account: account, security: security, day: day, name: value["name"]?.string ?? type,
      type: type, subtype: subtypes[type] ?? (type == "transfer" ? "transfer" : cash),
      quantity: quantity, price: price, amount: cost, fees: fees,
      currency: value["currency"]?.string ?? "USD")
  }

  /// The index of the security that a holding or trade names; a new one gets this price.
  private static func security(
    _ owner: JSONValue, _ path: String, _ quote: BankSecurity.Quote, _ portfolio: inout Portfolio
  ) throws(Rejection) -> Int {
    let value = owner["security"]
    func text(_ key: String) -> String? {
      value?[key]?.string.flatMap { $0.isEmpty ? nil : $0 }
    }
    var security = BankSecurity(
      ticker: text("ticker_symbol"), name: text("name"), isin: text("isin"), cusip: text("cusip"),
      sedol: text("sedol"), currency: text("currency") ?? owner["currency"]?.string ?? "USD",
      quote: quote)
    guard security.ticker != nil || security.isin != nil || security.cusip != nil else {
      throw wrong("\(path).security needs a ticker_symbol, cusip or isin")
    }
    classify(&security)
    let isHolding = owner["institution_price"] != nil
    let known = portfolio.securities.firstIndex {
      isHolding ? $0 == security : $0.id == security.id
    }
    if let known { return known }
    portfolio.securities.append(security)
    return portfolio.securities.count - 1
  }

  /// Derives the type from the ticker, as Plaid enriches what a custom user provides.
  private static func classify(_ security: inout BankSecurity) {
    let ticker = security.ticker ?? ""
    if ticker.hasPrefix("CUR:") {
      let isCoin = BankAccount.unofficialCurrencies.contains(String(ticker.dropFirst(4)))
      security.type = isCoin ? "cryptocurrency" : "cash"
      security.subtype = security.type
      security.isCashEquivalent = !isCoin
    } else if isOption(ticker) {
      security.type = "derivative"
      security.subtype = "option"
    } else {
      security.type = "equity"
      security.subtype = "common stock"
    }
  }

  /// Whether a ticker has the form `F241108C00005000`: root, date, call or put, strike.
  private static func isOption(_ ticker: String) -> Bool {
    let tail = Array(ticker.utf8.suffix(15))
    guard tail.count == 15, ticker.utf8.count > 15 else { return false }
    func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    return tail[0..<6].allSatisfy(isDigit) && tail[7...].allSatisfy(isDigit)
      && (tail[6] == UInt8(ascii: "C") || tail[6] == UInt8(ascii: "P"))
  }

  private static func day(_ value: JSONValue?) -> Int32? {
    value?.string.flatMap { LocalDate($0)?.day }
  }
}

extension Portfolio {
  /// Whether this quantity at a price is in the range of an amount.
  fileprivate static func isAmount(_ units: Int64, _ price: Int64) -> Bool {
    let product = Int128(units) * Int128(price) / Int128(Amount.unitsPerOne)
    return product.magnitude < UInt128(Amount.rawValueMax) / 1000
  }
}
