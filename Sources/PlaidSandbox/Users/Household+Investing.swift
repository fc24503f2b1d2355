import Ledger

/// What the household does with its investments: the same every year, on the first weekday from a
/// day of the month on.
extension Household {
  /// The accounts that hold securities.
  static let investing = [Place.ira, Place.retirement, Place.brokerage]

  /// The dealings of a day, in order, without ids.
  func dealings(on date: LocalDate, in portfolio: Portfolio) -> [BankTrade] {
    brokerage(on: date, portfolio) + ira(on: date, portfolio) + retirement(on: date, portfolio)
  }

  private func brokerage(on date: LocalDate, _ portfolio: Portfolio) -> [BankTrade] {
    let desk = TradeDesk(portfolio, Place.brokerage, on: date)
    let (_, month, dayOfMonth) = date.components
    let isQuarter = month % 3 == 0
    let isSplit = MarketCourse.isSplit(on: date.day)
    var trades: [BankTrade] = []
    // The money arrives on the day on which it leaves the everyday account.
    if dayOfMonth == Self.savingDay {
      trades.append(desk.cash(-Self.monthlySaving, "deposit", "Transfer from checking"))
    }
    if desk.falls(26) {
      let count = Self.monthlySaving * Self.cent / desk.price("BRDM")
      trades += desk.buy("BRDM", count * 100)
    }
    if isQuarter, desk.falls(10) {
      trades += desk.dividend("CPLT", isSplit ? 12 : 24, "qualified dividend")
    }
    if isQuarter, desk.falls(28) { trades += desk.dividend("BRDM", 31, "dividend") }
    if isSplit != MarketCourse.isSplit(on: date.previous.day) {
      trades += desk.split("CPLT", isJoined: !isSplit)
    }
    if month == 6, desk.falls(14) { trades += desk.sell("CPLT", 2_00, fee: 1_95) }
    if isQuarter, desk.falls(2) { trades.append(desk.cash(-42, "interest", "Interest on cash")) }
    if month == 12, desk.falls(18) { trades.append(desk.fee(12_00, "account fee")) }
    return trades
  }

  private func ira(on date: LocalDate, _ portfolio: Portfolio) -> [BankTrade] {
    let desk = TradeDesk(portfolio, Place.ira, on: date)
    let month = date.components.month
    var trades: [BankTrade] = []
    if month == 1, desk.falls(5) {
      trades.append(desk.cash(-60_00, "contribution", "Yearly contribution"))
    }
    if month == 4, desk.falls(20) { trades += desk.buy("HBRI", 1_00) }
    if month % 3 == 0, desk.falls(28) { trades += desk.dividend("HBRI", 18, "dividend") }
    if month == 12, desk.falls(18) { trades.append(desk.fee(1_25, "management fee")) }
    return trades
  }

  private func retirement(on date: LocalDate, _ portfolio: Portfolio) -> [BankTrade] {
    let desk = TradeDesk(portfolio, Place.retirement, on: date)
    let month = date.components.month
    var trades: [BankTrade] = []
    if desk.falls(2) || desk.falls(16) {
      trades.append(desk.cash(-100_00, "contribution", "Employee contribution"))
      let growth = desk.buy("EVGFX", desk.hundredths("EVGFX", for: 60_00))
      let bonds = desk.buy("PLBFX", desk.hundredths("PLBFX", for: 40_00))
      let rest = 100_00 * Self.cent - (growth + bonds).reduce(0) { $0 + $1.amount }
      trades += growth + bonds + desk.exchange("KSTVX", rest)
    }
    if month % 3 == 0, desk.falls(28) {
      trades += desk.reinvest(
        "EVGFX", perMille: 4, income: "dividend", subtype: "dividend reinvestment")
    }
    if month == 12, desk.falls(21) {
      trades += desk.reinvest(
        "PLBFX", perMille: 6, income: "long-term capital gain",
        subtype: "long-term capital gain reinvestment")
    }
    if month % 3 == 0, desk.falls(18) {
      trades += desk.exchange("KSTVX", -6_25 * Self.cent)
      trades.append(desk.fee(6_25, "management fee"))
    }
    return trades
  }
}
