import Ledger

/// What an Item's investment accounts hold, and the dealings that made it so.
struct Portfolio: Codable, Sendable {
  /// What prices come from.
  let market: Market
  /// Makes the ids of its dealings its own.
  var nonce: UInt64
  /// The securities, those that are no longer held too.
  var securities: [BankSecurity] = []
  /// What is held, money included.
  var positions: [BankPosition] = []
  /// The dealings in the order of booking, those too that were taken back.
  var trades: [BankTrade] = []

  /// An empty one.
  init(market: Market, nonce: UInt64, securities: [BankSecurity] = []) {
    self.market = market
    self.nonce = nonce
    self.securities = securities
  }

  /// The place of the catalogue's security with this ticker.
  func place(of ticker: String) -> Int {
    guard let place = securities.firstIndex(where: { $0.ticker == ticker }) else {
      preconditionFailure("the portfolio has no \(ticker)")
    }
    return place
  }

  /// The price of one and the day it is of.
  func price(of security: Int, on day: Int32) -> (units: Int64, day: Int32) {
    switch securities[security].quote {
    case .par: return (Amount.unitsPerOne, Market.lastWeekday(day))
    case .fixed(let units, let day): return (units, day)
    case .market:
      guard let trend = securities[security].ticker.flatMap({ BankSecurity.trends[$0] }) else {
        preconditionFailure("a security of the market has a course")
      }
      return (market.close(of: trend, on: day), Market.lastWeekday(day))
    }
  }

  /// How many an account has, in units of 10⁻⁸.
  func held(_ security: Int, in account: Int) -> Int64 {
    positions.first { $0.account == account && $0.security == security }?.units ?? 0
  }

  /// What an account is worth on a day: what it holds, money included.
  func value(of account: Int, on day: Int32) -> Int64 {
    positions.lazy.filter { $0.account == account }.reduce(0) { sum, position in
      sum + Self.product(position.units, price(of: position.security, on: day).units)
    }
  }

  /// Books a dealing: what it moves, and the money it costs or brings.
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

  /// Adds to what is held without a dealing.
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
    // What is sold takes its share of the cost along.
    let isSale = units < 0 && cost != 0 && held > 0
    positions[place].costUnits =
      isSale ? had - Int64(Int128(had) * Int128(-units) / Int128(held)) : had + cost
  }

  /// `investment_transaction_id` of a dealing.
  func id(of index: Int) -> String {
    var random = SeededRandom(nonce, 0x7DADE, UInt64(index))
    return OpaqueText.identifier(&random)
  }

  /// Two numbers of 10⁻⁸ multiplied, rounded half-even.
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
