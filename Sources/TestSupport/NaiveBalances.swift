import PlaidSyncLedger

/// A second, deliberately simple implementation of the rules for balances.
///
/// It uses dictionaries of days, computes every day separately with 128 bits, and has no partial
/// runs and no optimizations.
package struct NaiveBalances {
  /// A value, and whether an unknown amount is part of it.
  private struct Part {
    var value: Int128
    var isUnsure: Bool
  }

  private let book: AccountBook
  private let factor: Int128
  private var anchors: [LocalDate: Part] = [:]
  private var ins: [LocalDate: Int128] = [:]
  private var outs: [LocalDate: Int128] = [:]
  private var gaps: Set<LocalDate> = []
  private let holdings: [LocalDate: NaiveHoldings.Day]

  /// All rows of the account.
  package static func rows(of book: AccountBook) throws -> [BalanceRow] {
    let transactions = (book.entries.map(\.date) + book.trades.map(\.date)).map(\.previous)
    let starts = transactions + Array(book.valuations.keys) + book.reportedBalances.map(\.date)
    guard let first = starts.min(), first <= book.today else { return [] }
    return try NaiveBalances(book).rows(from: first)
  }

  private init(_ book: AccountBook) throws {
    self.book = book
    holdings = try NaiveHoldings(book).days
    factor = book.kind.classification == .asset ? 1 : -1
    let isMoved = book.kind.composition != .nonCash
    let trades = book.trades.filter { $0.meaning.movesCash && $0.money.amount != .zero }
      .map { AccountBook.Entry(date: $0.date, money: $0.money) }
    for entry in book.entries + trades where isMoved {
      guard let amount = amount(of: entry) else {
        gaps.insert(entry.date)
        continue
      }
      if amount < 0 { ins[entry.date, default: 0] -= amount }
      if amount > 0 { outs[entry.date, default: 0] += amount }
    }
    for reported in book.reportedBalances where book.isLinked {
      let isLast = !book.reportedBalances.contains {
        $0.date == reported.date && $0.id > reported.id
      }
      if isLast { anchors[reported.date] = corrected(reported, isMoved) }
    }
    for (date, valuation) in book.valuations {
      anchors[date] = Part(value: Int128(valuation.amount.rawValue), isUnsure: false)
    }
    // The total minus the holdings is the cash.
    for (date, day) in holdings where book.kind.composition == .cashAndHoldings {
      anchors[date]?.value -= day.value
      if day.lacksValue { anchors[date]?.isUnsure = true }
    }
  }

  private func corrected(_ reported: ReportedBalance, _ isMoved: Bool) -> Part {
    var part = Part(value: Int128(reported.current.rawValue), isUnsure: false)
    if let pending = reported.pendingIncluded, book.kind.composition != .nonCash {
      part.value += Int128(book.kind.classification.factor) * Int128(pending.rawValue)
    }
    for entry in book.entries where isMoved {
      guard let arrival = entry.lateWith, reported.id < arrival, entry.date <= reported.date else {
        continue
      }
      if let amount = amount(of: entry) {
        part.value -= factor * amount
      } else {
        part.isUnsure = true
      }
    }
    return part
  }

  private func amount(of entry: AccountBook.Entry) -> Int128? {
    let units = Int128(entry.money.amount.rawValue)
    if entry.money.currency == book.currency { return units }
    var rate = entry.rate
    for age in 0...5 where rate == nil {
      rate = book.rates[entry.money.currency]?[entry.date.adding(days: -age)]
    }
    return rate.map { units * Int128($0.coefficient) }
  }

  private func flow(_ day: LocalDate) -> Part {
    let sum = factor * ((ins[day] ?? 0) - (outs[day] ?? 0))
    return Part(value: sum, isUnsure: gaps.contains(day))
  }

  private func rows(from first: LocalDate) -> [BalanceRow] {
    let days = (first.day...book.today.day).map { LocalDate(day: $0) }
    let known = days.filter { anchors[$0] != nil }
    var ends: [LocalDate: Part] = [:]
    let isOpened = book.valuations[first]?.kind == .opening
    var start = Part(value: 0, isUnsure: false)
    var forwardDays = days
    if let newest = known.last, book.isLinked {
      for day in days.reversed() where day <= newest {
        ends[day] = anchors[day] ?? ends[day.next].map { minus($0, flow(day.next)) }
      }
      forwardDays = days.filter { $0 > newest }
    }
    for day in forwardDays {
      ends[day] = anchors[day] ?? plus(ends[day.previous] ?? start, flow(day))
    }
    if let end = ends[first], isOpened || (book.isLinked && !known.isEmpty) {
      start = minus(end, flow(first))
    }
    var rows = days.compactMap { day in
      ends[day].map { row(day, ends[day.previous] ?? start, flow(day), $0) }
    }
    guard book.kind.composition == .cashAndHoldings else { return rows }
    let isForward = !isOpened && (!book.isLinked || known.isEmpty)
    for place in rows.indices { addHoldings(to: &rows[place], first, isForward) }
    return rows
  }

  private func addHoldings(to row: inout BalanceRow, _ first: LocalDate, _ isForward: Bool) {
    let day = holdings[row.date] ?? NaiveHoldings.Day()
    let before = holdings[row.date.previous] ?? NaiveHoldings.Day()
    let traded = day.bought - day.sold
    var start = before.value
    if row.date == first { start = isForward ? 0 : day.value - traded }
    let market = row.date == first ? 0 : day.value - before.value - traded
    let money = [
      start, day.bought, day.sold, market, day.value - start - traded - market, day.value,
    ]
    .map { Amount(unchecked: Int64($0)) }
    (row.startNonCash, row.nonCashIn, row.nonCashOut) = (money[0], money[1], money[2])
    (row.market, row.nonCashAdjustment, row.endNonCash) = (money[3], money[4], money[5])
    if day.lacksValue || day.lacksTrade || (row.date > first && before.lacksValue) {
      row.isIncomplete = true
    }
  }

  private func row(_ day: LocalDate, _ start: Part, _ flow: Part, _ end: Part) -> BalanceRow {
    let isCash = [.cash, .cashAndHoldings].contains(book.kind.composition)
    var row = BalanceRow(date: day)
    let money = [
      start.value, ins[day] ?? 0, outs[day] ?? 0, end.value - start.value - flow.value, end.value,
    ].map { Amount(unchecked: Int64($0)) }
    if isCash {
      (row.startCash, row.cashIn, row.cashOut) = (money[0], money[1], money[2])
      (row.cashAdjustment, row.endCash) = (money[3], money[4])
    } else {
      (row.startNonCash, row.nonCashIn, row.nonCashOut) = (money[0], money[1], money[2])
      (row.nonCashAdjustment, row.endNonCash) = (money[3], money[4])
    }
    row.isIncomplete = start.isUnsure || flow.isUnsure || end.isUnsure
    return row
  }

  private func plus(_ left: Part, _ right: Part) -> Part {
    Part(value: left.value + right.value, isUnsure: left.isUnsure || right.isUnsure)
  }

  private func minus(_ left: Part, _ right: Part) -> Part {
    Part(value: left.value - right.value, isUnsure: left.isUnsure || right.isUnsure)
  }
}
