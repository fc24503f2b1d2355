import PlaidSyncLedger

/// The value of an account's securities by day: the only place that combines trades, holdings and
/// prices.
///
/// The rules are in Docs/decisions/0002-holdings-by-day.md.
struct Holdings: Sendable {
  /// The values of one day, in raw units of the account's currency.
  struct Day: Sendable {
    /// The value at the end of the day; securities without a price or a rate are not included.
    var value: Int64 = 0
    /// The value of purchases, at the trades' own prices.
    var bought: Int64 = 0
    /// The value of sales.
    var sold: Int64 = 0
    /// True when the value lacks a security whose price or rate is unknown.
    var lacksValue = false
    /// True when `bought` or `sold` lacks a trade of the day because its price or rate is unknown.
    var lacksTrade = false
  }

  /// No holdings on any day.
  static let none = Holdings(start: LocalDate(day: 0), days: [], positions: [])

  private let start: LocalDate
  private let days: [Day]
  private let positions: [Position]

  /// Creates holdings from each day's values; `start` is the day before the first that is walked.
  init(start: LocalDate, days: [Day], positions: [Position]) {
    self.start = start
    self.days = days
    self.positions = positions
  }

  /// Returns the values of a day.
  @inline(__always)
  subscript(date: LocalDate) -> Day {
    days.isEmpty ? Day() : days[start.days(to: date)]
  }

  /// Returns the market change of a day: the change of the value minus what was bought and sold.
  @inline(__always)
  func market(on date: LocalDate) throws(BalanceError) -> Int64 {
    let day = self[date]
    let traded = try sum(day.bought, -day.sold, on: date)
    return try remainder(of: day.value, after: self[date.previous].value, and: traded, on: date)
  }

  /// Whether something unknown affected a cell of a day's row.
  ///
  /// This does not affect other days: once a price is known again, the value is complete.
  @inline(__always)
  func isIncomplete(on date: LocalDate) -> Bool {
    if days.isEmpty { return false }
    let day = self[date]
    return day.lacksValue || day.lacksTrade || self[date.previous].lacksValue
  }

  /// Returns the positions that reach into a window.
  func positions(in window: SyncWindow) -> [Position] {
    guard let first = window.start else { return positions }
    return positions.filter { position in position.through.map { $0 >= first } ?? true }
  }
}

extension Holdings {
  /// Computes the values from the day before the first that is walked up to today.
  ///
  /// Takes one step per price and trade and one addition per security and day.
  init(_ timeline: AccountTimeline, walkedFrom first: LocalDate) throws(BalanceError) {
    let inputs = timeline.investments
    guard first <= timeline.today, !inputs.isEmpty else {
      self = .none
      return
    }
    var trades: [SecurityID: [TradeFlow]] = [:]
    for trade in inputs.trades where trade.meaning.movesQuantity && trade.date <= timeline.today {
      guard let security = trade.security, !trade.quantity.isZero else { continue }
      trades[security, default: []].append(trade)
    }
    var ledger = HoldingsLedger(timeline, start: first.previous)
    var latest: SecurityID?
    var securities = Set(trades.keys).union(inputs.openings.map(\.security))
    for holding in inputs.holdings where holding.security != latest {
      securities.insert(holding.security)
      latest = holding.security
    }
    for security in securities.sorted() {
      let history = try SecurityHistory(
        of: security, trades: trades[security] ?? [], inputs, isPartial: timeline.readFrom != nil,
        until: timeline.today)
      try ledger.enter(history)
    }
    self.init(start: first.previous, days: ledger.days, positions: ledger.positions)
  }
}
