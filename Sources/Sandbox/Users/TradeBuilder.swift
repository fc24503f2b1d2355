import PlaidSyncLedger

/// Builds the trades of one account on one day, at the day's prices.
///
/// Money is in cents and quantities are in hundredths of a share, so that products have at most
/// four decimals.
struct TradeBuilder {
  private static let hundredth = Amount.unitsPerOne / 100

  private let portfolio: Portfolio
  private let account: Int
  private let date: LocalDate

  /// Creates a builder for an account on a day.
  init(_ portfolio: Portfolio, _ account: Int, on date: LocalDate) {
    self.portfolio = portfolio
    self.account = account
    self.date = date
  }

  /// Whether today is the first weekday on or after a day of the month.
  func isDue(_ dayOfMonth: Int) -> Bool {
    let weekday = Market.weekday(date.day)
    guard weekday < 5 else { return false }
    let waited = weekday == 0 ? 2 : 0
    return (dayOfMonth...dayOfMonth + waited).contains(date.components.dayOfMonth)
  }

  /// The price of one in units of 10⁻⁸.
  func price(_ ticker: String) -> Int64 {
    portfolio.price(of: portfolio.place(of: ticker), on: date.day).units
  }

  /// How many hundredths of a share `cents` can buy.
  func hundredths(_ ticker: String, for cents: Int64) -> Int64 {
    cents * Household.cent * 100 / price(ticker)
  }

  /// Cash that arrives, or leaves when positive.
  func cash(_ cents: Int64, _ subtype: String, _ name: String) -> BankTrade {
    BankTrade(
      account: account, day: date.day, name: name, type: "cash", subtype: subtype,
      amount: cents * Household.cent)
  }

  /// A fee.
  func fee(_ cents: Int64, _ subtype: String) -> BankTrade {
    BankTrade(
      account: account, day: date.day, name: "Fee: \(subtype)", type: "fee", subtype: subtype,
      amount: cents * Household.cent)
  }

  /// A purchase; empty for a quantity of zero.
  func buy(_ ticker: String, _ hundredths: Int64) -> [BankTrade] {
    trade(ticker, hundredths * Self.hundredth, "Buy", "buy", "buy", fee: 0)
  }

  /// A sale, if more than that is held; the fee is included in the amount.
  func sell(_ ticker: String, _ hundredths: Int64, fee: Int64) -> [BankTrade] {
    guard held(ticker) > hundredths * Self.hundredth else { return [] }
    return trade(ticker, -hundredths * Self.hundredth, "Sell", "sell", "sell", fee: fee)
  }

  /// An exchange of `units` (10⁻⁸) of money for a security priced at one, or back.
  func exchange(_ ticker: String, _ units: Int64) -> [BankTrade] {
    let word = units < 0 ? "sell" : "buy"
    return trade(ticker, units, units < 0 ? "Sell" : "Buy", word, word, fee: 0)
  }

  /// A dividend per share, paid for all shares held.
  func dividend(_ ticker: String, _ cents: Int64, _ subtype: String) -> [BankTrade] {
    let units = Portfolio.product(held(ticker), cents * Household.cent)
    return units == 0 ? [] : [income(ticker, units, subtype)]
  }

  /// Income that is immediately reinvested in the security that paid it.
  func reinvest(
    _ ticker: String, perMille: Int64, income: String, subtype: String
  ) -> [BankTrade] {
    let hundredths = held(ticker) / Self.hundredth * perMille / 1000
    let bought = trade(
      ticker, hundredths * Self.hundredth, "Reinvestment", "buy", subtype, fee: 0)
    return bought.map { self.income(ticker, $0.amount, income) } + bought
  }

  /// A split, two shares for one, or a reverse split; the quantity is the difference.
  func split(_ ticker: String, isJoined: Bool) -> [BankTrade] {
    let held = held(ticker)
    guard held > 0 else { return [] }
    return [
      BankTrade(
        account: account, security: portfolio.place(of: ticker), day: date.day,
        name: isJoined ? "Reverse split 1:2 \(ticker)" : "Split 2:1 \(ticker)", type: "transfer",
        subtype: "split", quantity: isJoined ? -held / 2 : held)
    ]
  }

  /// Shares transferred in from an account elsewhere.
  func transferIn(_ ticker: String, _ units: Int64) -> BankTrade {
    BankTrade(
      account: account, security: portfolio.place(of: ticker), day: date.day,
      name: "Transfer in \(ticker)", type: "transfer", subtype: "transfer", quantity: units,
      price: price(ticker))
  }

  private func held(_ ticker: String) -> Int64 {
    portfolio.held(portfolio.place(of: ticker), in: account)
  }

  private func income(_ ticker: String, _ units: Int64, _ subtype: String) -> BankTrade {
    BankTrade(
      account: account, security: portfolio.place(of: ticker), day: date.day,
      name: "\(ticker) \(subtype)", type: "cash", subtype: subtype, amount: -units)
  }

  private func trade(
    _ ticker: String, _ units: Int64, _ verb: String, _ type: String, _ subtype: String,
    fee: Int64
  ) -> [BankTrade] {
    guard units != 0 else { return [] }
    let price = price(ticker)
    return [
      BankTrade(
        account: account, security: portfolio.place(of: ticker), day: date.day,
        name: "\(verb) \(ticker)", type: type, subtype: subtype, quantity: units, price: price,
        amount: Portfolio.product(units, price) + fee * Household.cent,
        fees: fee * Household.cent)
    ]
  }
}
