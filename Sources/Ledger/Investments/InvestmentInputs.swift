/// The inputs for the holdings of one account; part of its timeline.
///
/// A full read contains everything. A partial read from a day R contains what is dated R or later,
/// and summarizes everything earlier in `openings`, so that computing a day costs the same for one
/// year of history as for forty. A partial read has to follow these rules:
///
/// - R is later than `firstList` and than the account's first day; otherwise the read must be
///   full, because the days before the first list are derived from that list and later data.
/// - `openings` contains every security that was held at the end of R − 1 according to a stored
///   position that includes that day, and every security with a trade or holding dated R or later.
/// - `prices` contains those securities' closing prices dated R or later.
///
/// For each of these securities a store needs two index lookups: the position that includes R − 1,
/// and the newest price. Positions are right at R − 1 whenever the balance rows are.
package struct InvestmentInputs: Hashable, Sendable {
  /// No trades, holdings or prices.
  package static let none = InvestmentInputs()

  /// The active trades, ascending by date; those of one day in the order of their row numbers.
  package let trades: [TradeFlow]
  /// The day of the account's oldest list of holdings; `nil` without one. A security that is
  /// neither on that list nor in a holding of an earlier day was not held at the end of that day.
  package let firstList: LocalDate?
  /// The lists' holdings, ascending by security and day, without cash securities.
  package let holdings: [Holding]
  /// The stored closing prices, ascending by security and day.
  package let prices: [Price]
  /// In a partial read, the state of each security at the end of the day before, by security.
  package let openings: [OpeningPosition]

  /// Creates the inputs; omitted ones are empty.
  package init(
    trades: [TradeFlow] = [], firstList: LocalDate? = nil, holdings: [Holding] = [],
    prices: [Price] = [], openings: [OpeningPosition] = []
  ) {
    self.trades = trades
    self.firstList = firstList
    self.holdings = holdings
    self.prices = prices
    self.openings = openings
  }

  /// True when there is nothing to compute.
  package var isEmpty: Bool { trades.isEmpty && holdings.isEmpty && openings.isEmpty }
}
