import PlaidSyncLedger

/// The holdings of an Item's investment accounts and the trades that led to them.
struct Portfolio: Codable, Sendable {
  /// The source of prices.
  let market: Market
  /// Makes the ids of its trades unique.
  var nonce: UInt64
  /// The securities, including those no longer held.
  var securities: [BankSecurity] = []
  /// The holdings, cash included.
  var positions: [BankPosition] = []
  /// The trades in booking order, canceled ones included.
  var trades: [BankTrade] = []

  /// An empty portfolio.
  init(market: Market, nonce: UInt64, securities: [BankSecurity] = []) {
    self.market = market
    self.nonce = nonce
    self.securities = securities
  }

  /// The index of the catalog's security with this ticker.
  func place(of ticker: String) -> Int {
    guard let place = securities.firstIndex(where: { $0.ticker == ticker }) else {
      preconditionFailure("the portfolio has no security \(ticker)")
    }
    return place
  }

  /// The price of one share and the date of that price.
  func price(of security: Int, on day: Int32) -> (units: Int64, day: Int32) {
    switch securities[security].quote {
    case .par: return (Amount.unitsPerOne, Market.lastWeekday(day))
    case .fixed(let units, let day): return (units, day)
    case .market:
      guard let trend = securities[security].ticker.flatMap({ BankSecurity.trends[$0] }) else {
        preconditionFailure("a security of the market has a price trend")
      }
      return (market.close(of: trend, on: day), Market.lastWeekday(day))
    }
  }

  /// The quantity that an account holds, in units of 10⁻⁸.
  func held(_ security: Int, in account: Int) -> Int64 {
    positions.first { $0.account == account && $0.security == security }?.units ?? 0
  }

  /// The value of an account's holdings on a day, cash included.
  func value(of account: Int, on day: Int32) -> Int64 {
    positions.lazy.filter { $0.account == account }.reduce(0) { sum, position in
      sum + Self.product(position.units, price(of: position.security, on: day).units)
    }
  }

  /// Books a trade: the security that it moves, and the cash that it costs or brings.
  mutating func book(_ trade: BankTrade) {
    trades.append(trade)
    if let security = trade.security, trade.quantity != 0 {
      let cost = trade.subtype == "split" ? 0 : Self.product(trade.quantity, trade.price)
      move(trade.quantity, of: security, in: trade.account, cost: cost)
    }
    guard trade.amount != 0 else { return }
    let money = place(of: "CUR:\(trade.currency)")
    move(-trade.amount, of: money, in: trade.account, cost: -trade.amount)
  }

  /// Adds to a holding without a trade.
  mutating func move(_ units: Int64, of security: Int, in account: Int, cost: Int64?) {
    guard
      let place = positions.firstIndex(where: { $0.account == account && $0.security == security })
    else {
      positions.append(
        BankPosition(account: account, security: security, units: units, costUnits: cost))
      return
    }
    let held = positions[place].units
    positions[place].units += units
    guard let had = positions[place].costUnits, let cost else { return }
    // A sale reduces the cost basis in proportion.
    let isSale = units < 0 && cost != 0 && held > 0
    positions[place].costUnits =
      isSale ? had - Int64(Int128(had) * Int128(-units) / Int128(held)) : had + cost
  }

  /// The `investment_transaction_id` of a trade.
  func id(of index: Int) -> String {
    var random = SeededRandom(nonce, 0x7DADE, UInt64(index))
    return OpaqueText.identifier(&random)
  }

  /// The product of two numbers in units of 10⁻⁸, rounded half-even.
  static func product(_ left: Int64, _ right: Int64) -> Int64 {
    let product = Int128(left) * Int128(right)
    let (quotient, rest) = product.magnitude.quotientAndRemainder(
      dividingBy: UInt128(Amount.unitsPerOne))
    let half = UInt128(Amount.unitsPerOne / 2)
    let isUp = rest > half || (rest == half && quotient % 2 == 1)
    let rounded = Int64(quotient + (isUp ? 1 : 0))
    return product < 0 ? -rounded : rounded
  }
}
