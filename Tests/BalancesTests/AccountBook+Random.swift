import PlaidSyncLedger
import TestSupport

extension AccountBook {
  /// Creates an account of any kind with a short history that was never synced.
  static func random(_ random: inout SeededRandom) throws -> AccountBook {
    let kinds = AccountKind.allCases
    var book = AccountBook(
      kind: random.happens(oneIn: 2) ? .investment : kinds[random.number(in: 0...kinds.count - 1)],
      isLinked: random.happens(oneIn: 2),
      today: LocalDate(day: 20_000))
    for _ in 0..<random.number(in: 0...6) { try book.change(&random) }
    return book
  }

  /// Makes a random change of the kind that banks, users and time cause.
  mutating func change(_ random: inout SeededRandom) throws {
    if kind.composition == .cashAndHoldings && random.happens(oneIn: 2) {
      return try invest(&random)
    }
    switch random.number(in: 0...15) {
    case 0...2: today = today.adding(days: random.number(in: 1...3))
    case 3...6: isLinked ? try pull(&random) : add(try entry(&random))
    case 7: add(try entry(&random))
    case 8...9: try edit(&random)
    case 10: remove(&random)
    case 11...12: value(&random)
    case 13: revalue(&random)
    case 14: try changeRate(&random)
    default: removeReportedBalance(&random)
    }
  }

  /// Simulates a pull: entries on time, late or backfilled, and a reported balance, right or wrong.
  private mutating func pull(_ random: inout SeededRandom) throws {
    let first = entries.count
    for _ in 0..<random.number(in: 0...3) { add(try entry(&random)) }
    let isBackfill = random.happens(oneIn: 4)
    readingsCount += 1
    let date = random.happens(oneIn: 6) ? today.adding(days: -random.number(in: 1...4)) : today
    var units = Int64(random.happens(oneIn: 5) ? random.number(in: -2...2) : 0)
    units += bankUnits(on: date)
    if isBackfill {
      units -= entries[first...].reduce(0) { $0 + (effect(of: $1) ?? 0) }
    }
    let reported = ReportedBalance(
      id: ReportedBalanceID(readingsCount), date: date, readAt: Timestamp(startOf: date),
      current: Amount(unchecked: units), available: nil, limit: nil,
      pendingIncluded: random.happens(oneIn: 4)
        ? Amount(unchecked: Int64(random.number(in: -3...3))) : nil)
    flagLatePostings(from: first, with: reported, isForced: random.happens(oneIn: 8))
    reportedBalances.append(reported)
    invalidate(by: date)
  }

  private mutating func flagLatePostings(
    from first: Int, with reported: ReportedBalance, isForced: Bool
  ) {
    guard let before = reportedBalances.last else { return }
    let late = entries.indices.filter { $0 >= first && entries[$0].date <= before.date }
    let onTime = entries.filter { $0.date > before.date && $0.date <= reported.date }
    let lateEffects = late.map { effect(of: entries[$0]) }
    let onTimeEffects = onTime.map { effect(of: $0) }
    let isKnown = !lateEffects.contains(nil) && !onTimeEffects.contains(nil)
    let isMissing = LatePosting.areMissingFromEarlierBalances(
      change: Amount(unchecked: reported.current.rawValue - before.current.rawValue),
      onTime: Amount(unchecked: onTimeEffects.reduce(0) { $0 + ($1 ?? 0) }),
      late: Amount(unchecked: lateEffects.reduce(0) { $0 + ($1 ?? 0) }))
    guard isForced || (isKnown && isMissing) else { return }
    for index in late { entries[index].lateWith = reported.id }
  }

  /// Returns the bank's balance, which includes everything that is posted.
  private func bankUnits(on date: LocalDate) -> Int64 {
    entries.filter { $0.date <= date }.reduce(40) { $0 + (effect(of: $1) ?? 1) }
  }

  private func effect(of entry: Entry) -> Int64? {
    var units = entry.money.amount.rawValue
    if entry.money.currency != currency {
      let known = ExchangeRates(rates).rate(of: entry.money.currency, on: entry.date)
      guard let rate = entry.rate ?? known else { return nil }
      units *= rate.coefficient
    }
    return -kind.classification.factor * units
  }

  private func entry(_ random: inout SeededRandom) throws -> Entry {
    let isForeign = random.happens(oneIn: 5)
    let age = random.happens(oneIn: 6) ? random.number(in: -3...25) : random.number(in: 0...4)
    return Entry(
      date: today.adding(days: -age),
      money: Money(
        Amount(unchecked: Int64(random.number(in: -4...4))),
        isForeign ? foreignCurrency(&random) : currency),
      rate: isForeign && random.happens(oneIn: 4) ? try Rate("3") : nil)
  }

  private func foreignCurrency(_ random: inout SeededRandom) -> Currency {
    Currency(random.happens(oneIn: 3) ? "CHF" : "EUR")
  }

  private mutating func add(_ entry: Entry) {
    entries.append(entry)
    invalidate(by: entry.date)
  }

  private mutating func edit(_ random: inout SeededRandom) throws {
    guard let index = random.element(of: entries.indices) else { return }
    invalidate(by: entries[index].date)
    let other = try entry(&random)
    if random.happens(oneIn: 2) { entries[index].date = other.date }
    if random.happens(oneIn: 2) { entries[index].money = other.money }
    if random.happens(oneIn: 6) { entries[index].rate = other.rate }
    invalidate(by: entries[index].date)
  }

  private mutating func remove(_ random: inout SeededRandom) {
    guard let index = random.element(of: entries.indices) else { return }
    invalidate(by: entries[index].date)
    entries.remove(at: index)
  }

  private mutating func value(_ random: inout SeededRandom) {
    let date = today.adding(days: -random.number(in: -2...12))
    let kind: Valuation.Kind = random.happens(oneIn: 2) ? .opening : .reconciliation
    let amount = Amount(unchecked: Int64(random.number(in: 36...44)))
    valuations[date] = Valuation(date: date, amount: amount, kind: kind)
    invalidate(by: date)
  }

  /// Moves a valuation to another day or removes it.
  private mutating func revalue(_ random: inout SeededRandom) {
    guard let date = random.element(of: valuations.keys.sorted()),
      let old = valuations.removeValue(forKey: date)
    else { return }
    invalidate(by: date)
    if random.happens(oneIn: 2) { return }
    let other = date.adding(days: random.number(in: -6...6))
    valuations[other] = Valuation(date: other, amount: old.amount, kind: old.kind)
    invalidate(by: other)
  }

  private mutating func changeRate(_ random: inout SeededRandom) throws {
    let date = today.adding(days: -random.number(in: 0...15))
    let rate = random.happens(oneIn: 3) ? nil : try Rate(random.happens(oneIn: 2) ? "1" : "2")
    rates[foreignCurrency(&random), default: [:]][date] = rate
    invalidate(by: date)
  }

  /// Mostly does nothing; sometimes removes a reported balance, as when an item is reset.
  private mutating func removeReportedBalance(_ random: inout SeededRandom) {
    guard random.happens(oneIn: 2), let index = random.element(of: reportedBalances.indices) else {
      return
    }
    invalidate(by: reportedBalances[index].date)
    reportedBalances.remove(at: index)
  }
}
