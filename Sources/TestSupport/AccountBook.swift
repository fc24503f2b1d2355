import PlaidSyncBalances
import PlaidSyncLedger

/// One account with everything that a store would keep about it, in memory.
///
/// It holds the inputs, the rows, and the watermark up to which the rows are correct.
package struct AccountBook {
  /// A posted entry of the book.
  package struct Entry {
    package var date: LocalDate
    package var money: Money
    package var rate: Rate?
    /// The reported balance with which it arrived, if earlier reported balances lacked it.
    package var lateWith: ReportedBalanceID?

    /// An entry, on time unless a reported balance is named.
    package init(
      date: LocalDate, money: Money, rate: Rate? = nil, lateWith: ReportedBalanceID? = nil
    ) {
      self.date = date
      self.money = money
      self.rate = rate
      self.lateWith = lateWith
    }
  }

  package let kind: AccountKind
  package let isLinked: Bool
  package let currency: Currency
  package var today: LocalDate
  package var watermark: LocalDate?
  package var rows: [LocalDate: BalanceRow] = [:]
  package var entries: [Entry] = []
  package var valuations: [LocalDate: Valuation] = [:]
  package var reportedBalances: [ReportedBalance] = []
  package var rates: [Currency: [LocalDate: Rate]] = [:]
  package var readingsCount: Int64 = 0
  /// In the order of their ids.
  package var trades: [TradeFlow] = []
  package var holdings: [Holding] = []
  /// The days on which lists of holdings were taken.
  package var snapshots: Set<LocalDate> = []
  package var prices: [Price] = []
  /// The stored periods of constant quantity.
  package var positions: [Position] = []
  /// A change dated X moves the watermark to X plus this; the rule says −1.
  package var invalidationDays = -1
  /// Whether a change at or before the oldest list removes the watermark; the rule says it does.
  package var heedsFirstList = true

  /// Opens an account that was never synced.
  package init(
    kind: AccountKind, isLinked: Bool, currency: Currency = Currency("USD"), today: LocalDate
  ) {
    self.kind = kind
    self.isLinked = isLinked
    self.currency = currency
    self.today = today
  }

  /// Moves the watermark before a changed input, so that a partial run recomputes it.
  package mutating func invalidate(by date: LocalDate) {
    watermark = watermark.map { min($0, date.adding(days: invalidationDays)) }
  }

  /// The inputs that a store would read from a day on; all of them for `nil`.
  package func timeline(readFrom: LocalDate? = nil) -> AccountTimeline {
    let from = readFrom ?? LocalDate(day: .min)
    let read = entries.filter { $0.date >= from }.sorted { $0.date < $1.date }
      .map { ForeignEntry(date: $0.date, money: $0.money, rate: $0.rate) }
    let late = entries.compactMap { entry in
      entry.lateWith.map {
        LatePostedEntry(date: entry.date, money: entry.money, rate: entry.rate, arrivedWith: $0)
      }
    }
    return AccountTimeline(
      kind: kind, isLinked: isLinked, currency: currency,
      firstDay: AccountTimeline.firstDay(
        firstTransaction: entries.map(\.date).min(), firstTrade: trades.map(\.date).min(),
        firstValuation: valuations.keys.min(),
        firstReportedBalance: reportedBalances.map(\.date).min()),
      today: today, readFrom: readFrom,
      flows: DayFlow.days(of: read.filter { $0.money.currency == currency }),
      foreign: read.filter { $0.money.currency != currency }, rates: ExchangeRates(rates),
      valuations: valuations.values.filter { $0.date >= from }.sorted { $0.date < $1.date },
      reportedBalances: reportedBalances.filter { $0.date >= from }
        .sorted { ($0.date, $0.id) < ($1.date, $1.id) },
      lateEntries: late, investments: investments(readFrom: readFrom))
  }

  /// Runs a sync from the watermark on, as an engine does it, and returns the days that it covered.
  ///
  /// Depending on `random`, all inputs are read, or those from the nearest anchor before the window
  /// on (the most frequent case), or those from an arbitrary day on: the result must be correct in
  /// every case.
  package mutating func sync(_ random: inout SeededRandom) throws -> SyncWindow {
    let window = SyncWindow(syncedThrough: watermark, today: today)
    let seed = window.start.flatMap { rows[$0.previous] }
    let calculator = AccountCalculator()
    var series: BalanceSeries
    do {
      let from = window.start.flatMap { readFrom(before: $0, &random) }
      series = try calculator.balances(of: timeline(readFrom: from), in: window, seed: seed)
    } catch BalanceError.needsEarlier {
      series = try calculator.balances(of: timeline(), in: window, seed: seed)
    }
    let first = timeline().firstDay ?? today.next
    rows = rows.filter { date, _ in
      date >= first && date <= today && !series.window.contains(date)
    }
    for row in series.rows { rows[row.date] = row }
    let start = series.window.start
    positions.removeAll { position in
      start.map { first in position.through.map { $0 >= first } ?? true } ?? true
    }
    positions.append(contentsOf: series.positions)
    watermark = today
    return series.window
  }

  private func readFrom(before start: LocalDate, _ random: inout SeededRandom) -> LocalDate? {
    if random.happens(oneIn: 4) { return nil }
    if random.happens(oneIn: 4) { return today.adding(days: -random.number(in: 0...12)) }
    if random.happens(oneIn: 4) { return start.adding(days: random.number(in: -2...1)) }
    let anchors = Array(valuations.keys) + (isLinked ? reportedBalances.map(\.date) : [])
    return anchors.filter { $0 < start }.max() ?? start.previous
  }
}
