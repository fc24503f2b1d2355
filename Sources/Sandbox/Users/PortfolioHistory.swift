import PlaidSyncLedger

/// The two years of investing before the link day, chosen so that on that day each account is worth
/// what its balance states.
struct PortfolioHistory {
  /// How many days before the link day the trades begin: as far back as Plaid reports them.
  static let days: Int32 = 729

  /// The initial holdings of an account, in per mille of its final value.
  private static let openingHoldings: [(place: Int, ticker: String, perMille: Int64)] = [
    (Household.Place.ira, "HBRI", 400),
    (Household.Place.retirement, "EVGFX", 250),
    (Household.Place.retirement, "PLBFX", 120),
    (Household.Place.brokerage, "CPLT", 200),
    (Household.Place.brokerage, "BRDM", 100),
  ]

  /// A household's portfolio on a day on which its accounts are worth `totals`.
  ///
  /// What the household's rules do not explain is there from the beginning: as money that was paid
  /// in or, in the retirement account, as shares of a fund.
  static func portfolio(
    of household: Household, on day: Int32, totals: (Int) -> Int64, market: Market, nonce: UInt64
  ) -> Portfolio {
    let first = LocalDate(day: day - days)
    let empty = Portfolio(market: market, nonce: nonce, securities: BankSecurity.catalog)
    var trial = empty
    for place in Household.investing {
      for (ticker, units) in openingHoldings(of: place, on: first, totals, empty) {
        hold(units, of: ticker, in: place, on: first, &trial)
      }
    }
    bookTrades(&trial, household, from: first, through: day)
    func missing(_ place: Int) -> Int64 { totals(place) - trial.value(of: place, on: day) }

    var portfolio = empty
    for place in [Household.Place.ira, Household.Place.brokerage] {
      let builder = TradeBuilder(portfolio, place, on: first)
      var opening = builder.cash(0, "deposit", "Opening deposit")
      opening.amount = -missing(place)
      portfolio.book(opening)
      for (ticker, units) in openingHoldings(of: place, on: first, totals, portfolio) {
        portfolio.book(builder.transferIn(ticker, units))
      }
    }
    let place = Household.Place.retirement
    let shares =
      openingHoldings(of: place, on: first, totals, portfolio) + [("KSTVX", missing(place))]
    for (ticker, units) in shares { hold(units, of: ticker, in: place, on: first, &portfolio) }
    bookTrades(&portfolio, household, from: first, through: day)
    return portfolio
  }

  private static func bookTrades(
    _ portfolio: inout Portfolio, _ household: Household, from first: LocalDate,
    through day: Int32
  ) {
    for day in first.day...day {
      let trades = household.trades(on: LocalDate(day: day), in: portfolio)
      for trade in trades { portfolio.book(trade) }
    }
  }

  /// Whole shares, and an even number of them, so that a reverse split leaves no fraction.
  private static func openingHoldings(
    of place: Int, on first: LocalDate, _ totals: (Int) -> Int64, _ portfolio: Portfolio
  ) -> [(ticker: String, units: Int64)] {
    openingHoldings.filter { $0.place == place }.map { _, ticker, perMille in
      let price = portfolio.price(of: portfolio.place(of: ticker), on: first.day).units
      let count = max(0, totals(place)) / 1000 * perMille / price / 2 * 2
      return (ticker, count * Amount.unitsPerOne)
    }
  }

  private static func hold(
    _ units: Int64, of ticker: String, in place: Int, on first: LocalDate,
    _ portfolio: inout Portfolio
  ) {
    let security = portfolio.place(of: ticker)
    let price = portfolio.price(of: security, on: first.day).units
    portfolio.move(
      units, of: security, in: place, cost: Portfolio.product(units, price))
  }
}
