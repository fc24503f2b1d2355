import Ledger

/// What the securities of an account are worth, day by day: the one place where trades, holdings
/// and prices come in.
///
/// The rules are in Docs/decisions/0002-holdings-by-day.md.
struct Holdings: Sendable {
  /// One day's figures, in raw units of the account's currency.
  struct Day: Sendable {
    /// What is held at the end of the day; what has no price or no rate counts nothing.
    var value: Int64 = 0
    /// What was bought, at the trades' own prices.
    var bought: Int64 = 0
    /// What was sold.
    var sold: Int64 = 0
    /// True when the value lacks a security whose price or rate is unknown.
    var lacksValue = false
    /// True when a trade of the day is missing in what was bought or sold, for the same reasons.
    var lacksTrade = false
  }

  /// Nothing held on any day.
  static let none = Holdings(start: LocalDate(day: 0), days: [], positions: [])

  private let start: LocalDate
  private let days: [Day]
  private let positions: [Position]

  /// Takes each day's figures from the day before the first that is walked.
  init(start: LocalDate, days: [Day], positions: [Position]) {
    self.start = start
    self.days = days
    self.positions = positions
  }

  /// The figures of a day.
  @inline(__always)
  subscript(date: LocalDate) -> Day {
    days.isEmpty ? Day() : days[start.days(to: date)]
  }

  /// What prices alone did to the value on a day: its change less what was bought and sold.
  @inline(__always)
  func market(on date: LocalDate) throws(BalanceError) -> Int64 {
    let day = self[date]
    let traded = try sum(day.bought, -day.sold, on: date)
    return try remainder(of: day.value, after: self[date.previous].value, and: traded, on: date)
  }

  /// True when a cell of a day's row was computed over something unknown here.
  ///
  /// It says nothing about other days: a price that is known again is the whole truth again.
  @inline(__always)
  func isIncomplete(on date: LocalDate) -> Bool {
    if days.isEmpty { return false }
    let day = self[date]
    return day.lacksValue || day.lacksTrade || self[date.previous].lacksValue
  }

  /// The stretches of equal quantity that reach into a window.
  func positions(in window: SyncWindow) -> [Position] {
    guard let first = window.start else { return positions }
    return positions.filter { position in position.through.map { $0 >= first } ?? true }
  }
}

extension Holdings {
  /// Values everything from the day before the first that is walked, up to today.
  ///
  /// Costs a step per price and trade and one addition per security and day.
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
