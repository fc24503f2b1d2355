/// What the holdings of one account depend on: its part of a timeline.
///
/// A whole read has all of it. A partial read from a day R has what is dated R or later, and in
/// `openings` what came of the rest: that makes a day's run cost the same for one year of history
/// and for forty. It has to keep these rules:
///
/// - R is later than `firstSnapshot` and than the account's first day; else the read is a whole
///   one, because what lies before the first list follows from what lies behind it.
/// - `openings` names every security that was held at the end of R − 1, which a stored position
///   over that day says, and every one that has a trade or a holding dated R or later.
/// - `prices` has those securities' closes dated R or later.
///
/// For each of them a store needs two looks into indexes: the position over R − 1, and the newest
/// price. Positions are right at R − 1 whenever the balance rows are.
public struct InvestmentInputs: Hashable, Sendable {
  /// Nothing held and nothing traded.
  public static let none = InvestmentInputs()

  /// The standing trades, ascending by date; those of a day in the order of their numbers.
  public let trades: [TradeFlow]
  /// The day on which the account's oldest list of holdings was taken; `nil` without one. What was
  /// neither on that list nor on an earlier day held, was not held at the end of it.
  public let firstSnapshot: LocalDate?
  /// The lists' holdings, ascending by security and day, cash securities left out.
  public let holdings: [Holding]
  /// The stored closes, ascending by security and day.
  public let prices: [Price]
  /// In a partial read: what was held before, ascending by security.
  public let openings: [OpeningPosition]

  /// Gathers the inputs.
  public init(
    trades: [TradeFlow] = [], firstSnapshot: LocalDate? = nil, holdings: [Holding] = [],
    prices: [Price] = [], openings: [OpeningPosition] = []
  ) {
    self.trades = trades
    self.firstSnapshot = firstSnapshot
    self.holdings = holdings
    self.prices = prices
    self.openings = openings
  }

  /// True when there is nothing to compute.
  public var isEmpty: Bool { trades.isEmpty && holdings.isEmpty && openings.isEmpty }
}
