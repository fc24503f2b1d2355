import PlaidSyncLedger

/// The household's investing: the same every year, each step on the first weekday on or after a
/// given day of the month.
extension Household {
  /// The accounts that hold securities.
  static let investing = [Place.ira, Place.retirement, Place.brokerage]

  /// The trades of a day, in order, without ids.
  func trades(on date: LocalDate, in portfolio: Portfolio) -> [BankTrade] {
    brokerage(on: date, portfolio) + ira(on: date, portfolio) + retirement(on: date, portfolio)
  }

  private func brokerage(on date: LocalDate, _ portfolio: Portfolio) -> [BankTrade] {
    let builder = TradeBuilder(portfolio, Place.brokerage, on: date)
    let (_, month, dayOfMonth) = date.components
    let isQuarter = month % 3 == 0
    let isSplit = MarketTrend.isSplit(on: date.day)
    var trades: [BankTrade] = []
    // The money arrives on the day on which it leaves the everyday account.
    if dayOfMonth == Self.savingDay {
      trades.append(builder.cash(-Self.monthlySaving, "deposit", "Transfer from checking"))
    }
    if builder.isDue(26) {
      let count = Self.monthlySaving * Self.cent / builder.price("BRDM")
      trades += builder.buy("BRDM", count * 100)
    }
    if isQuarter, builder.isDue(10) {
      trades += builder.dividend("CPLT", isSplit ? 12 : 24, "qualified dividend")
    }
    if isQuarter, builder.isDue(28) { trades += builder.dividend("BRDM", 31, "dividend") }
    if isSplit != MarketTrend.isSplit(on: date.previous.day) {
      trades += builder.split("CPLT", isJoined: !isSplit)
    }
    if month == 6, builder.isDue(14) { trades += builder.sell("CPLT", 2_00, fee: 1_95) }
    if isQuarter, builder.isDue(2) {
      trades.append(builder.cash(-42, "interest", "Interest on cash"))
    }
    if month == 12, builder.isDue(18) { trades.append(builder.fee(12_00, "account fee")) }
    return trades
  }

  private func ira(on date: LocalDate, _ portfolio: Portfolio) -> [BankTrade] {
    let builder = TradeBuilder(portfolio, Place.ira, on: date)
    let month = date.components.month
    var trades: [BankTrade] = []
    if month == 1, builder.isDue(5) {
      trades.append(builder.cash(-60_00, "contribution", "Yearly contribution"))
    }
    if month == 4, builder.isDue(20) { trades += builder.buy("HBRI", 1_00) }
    if month % 3 == 0, builder.isDue(28) { trades += builder.dividend("HBRI", 18, "dividend") }
    if month == 12, builder.isDue(18) { trades.append(builder.fee(1_25, "management fee")) }
    return trades
  }

  private func retirement(on date: LocalDate, _ portfolio: Portfolio) -> [BankTrade] {
    let builder = TradeBuilder(portfolio, Place.retirement, on: date)
    let month = date.components.month
    var trades: [BankTrade] = []
    if builder.isDue(2) || builder.isDue(16) {
      trades.append(builder.cash(-100_00, "contribution", "Employee contribution"))
      let growth = builder.buy("EVGFX", builder.hundredths("EVGFX", for: 60_00))
      let bonds = builder.buy("PLBFX", builder.hundredths("PLBFX", for: 40_00))
      let rest = 100_00 * Self.cent - (growth + bonds).reduce(0) { $0 + $1.amount }
      trades += growth + bonds + builder.exchange("KSTVX", rest)
    }
    if month % 3 == 0, builder.isDue(28) {
      trades += builder.reinvest(
        "EVGFX", perMille: 4, income: "dividend", subtype: "dividend reinvestment")
    }
    if month == 12, builder.isDue(21) {
      trades += builder.reinvest(
        "PLBFX", perMille: 6, income: "long-term capital gain",
        subtype: "long-term capital gain reinvestment")
    }
    if month % 3 == 0, builder.isDue(18) {
      trades += builder.exchange("KSTVX", -6_25 * Self.cent)
      trades.append(builder.fee(6_25, "management fee"))
    }
    return trades
  }
}
