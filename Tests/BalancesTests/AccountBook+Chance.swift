import Ledger
import TestSupport

extension AccountBook {
  /// An account of any kind with a little history, never synced.
  static func random(_ chance: inout SeededChance) throws -> AccountBook {
    let kinds = AccountKind.allCases
    var book = AccountBook(
      kind: chance.happens(oneIn: 2) ? .investment : kinds[chance.number(in: 0...kinds.count - 1)],
      isLinked: chance.happens(oneIn: 2),
      today: LocalDate(day: 20_000))
    for _ in 0..<chance.number(in: 0...6) { try book.change(&chance) }
    return book
  }

  /// Lets something happen to the account, as banks, people and time do it.
  mutating func change(_ chance: inout SeededChance) throws {
    if kind.composition == .cashAndHoldings && chance.happens(oneIn: 2) {
      return try invest(&chance)
    }
    switch chance.number(in: 0...15) {
    case 0...2: today = today.adding(days: chance.number(in: 1...3))
    case 3...6: isLinked ? try pull(&chance) : add(try entry(&chance))
    case 7: add(try entry(&chance))
    case 8...9: try edit(&chance)
    case 10: remove(&chance)
    case 11...12: value(&chance)
    case 13: revalue(&chance)
    case 14: try changeRate(&chance)
    default: forgetReading(&chance)
    }
  }

  /// A pull: entries on time, late or backfilled, and a reading, right or wrong.
  private mutating func pull(_ chance: inout SeededChance) throws {
    let first = entries.count
    for _ in 0..<chance.number(in: 0...3) { add(try entry(&chance)) }
    let isBackfill = chance.happens(oneIn: 4)
    readingsCount += 1
    let date = chance.happens(oneIn: 6) ? today.adding(days: -chance.number(in: 1...4)) : today
    var units = Int64(chance.happens(oneIn: 5) ? chance.number(in: -2...2) : 0)
    units += bankUnits(on: date)
    if isBackfill {
      units -= entries[first...].reduce(0) { $0 + (effect(of: $1) ?? 0) }
    }
    let reading = Observation(
      id: ObservationID(readingsCount), date: date, readAt: Timestamp(startOf: date),
      current: Amount(unchecked: units), available: nil, limit: nil,
      pendingIncluded: chance.happens(oneIn: 4)
        ? Amount(unchecked: Int64(chance.number(in: -3...3))) : nil)
    markLate(from: first, with: reading, isForced: chance.happens(oneIn: 8))
    observations.append(reading)
    rewind(by: date)
  }

  private mutating func markLate(
    from first: Int, with reading: Observation, isForced: Bool
  ) {
    guard let before = observations.last else { return }
    let late = entries.indices.filter { $0 >= first && entries[$0].date <= before.date }
    let onTime = entries.filter { $0.date > before.date && $0.date <= reading.date }
    let lateEffects = late.map { effect(of: entries[$0]) }
    let onTimeEffects = onTime.map { effect(of: $0) }
    let isKnown = !lateEffects.contains(nil) && !onTimeEffects.contains(nil)
    let isMissing = LateArrival.areMissingFromEarlierReadings(
      change: Amount(unchecked: reading.current.rawValue - before.current.rawValue),
      onTime: Amount(unchecked: onTimeEffects.reduce(0) { $0 + ($1 ?? 0) }),
      late: Amount(unchecked: lateEffects.reduce(0) { $0 + ($1 ?? 0) }))
    guard isForced || (isKnown && isMissing) else { return }
    for index in late { entries[index].lateWith = reading.id }
  }

  /// The balance as the bank has it: everything that is posted.
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

  private func entry(_ chance: inout SeededChance) throws -> Entry {
    let isForeign = chance.happens(oneIn: 5)
    let age = chance.happens(oneIn: 6) ? chance.number(in: -3...25) : chance.number(in: 0...4)
    return Entry(
      date: today.adding(days: -age),
      money: Money(
        Amount(unchecked: Int64(chance.number(in: -4...4))),
        isForeign ? foreignCurrency(&chance) : currency),
      rate: isForeign && chance.happens(oneIn: 4) ? try Rate("3") : nil)
  }

  private func foreignCurrency(_ chance: inout SeededChance) -> Currency {
    Currency(chance.happens(oneIn: 3) ? "CHF" : "EUR")
  }

  private mutating func add(_ entry: Entry) {
    entries.append(entry)
    rewind(by: entry.date)
  }

  private mutating func edit(_ chance: inout SeededChance) throws {
    guard let index = chance.element(of: entries.indices) else { return }
    rewind(by: entries[index].date)
    let other = try entry(&chance)
    if chance.happens(oneIn: 2) { entries[index].date = other.date }
    if chance.happens(oneIn: 2) { entries[index].money = other.money }
    if chance.happens(oneIn: 6) { entries[index].rate = other.rate }
    rewind(by: entries[index].date)
  }

  private mutating func remove(_ chance: inout SeededChance) {
    guard let index = chance.element(of: entries.indices) else { return }
    rewind(by: entries[index].date)
    entries.remove(at: index)
  }

  private mutating func value(_ chance: inout SeededChance) {
    let date = today.adding(days: -chance.number(in: -2...12))
    let kind: Valuation.Kind = chance.happens(oneIn: 2) ? .opening : .reconciliation
    let amount = Amount(unchecked: Int64(chance.number(in: 36...44)))
    valuations[date] = Valuation(date: date, amount: amount, kind: kind)
    rewind(by: date)
  }

  /// Moves a valuation to another day, or takes it away.
  private mutating func revalue(_ chance: inout SeededChance) {
    guard let date = chance.element(of: valuations.keys.sorted()),
      let old = valuations.removeValue(forKey: date)
    else { return }
    rewind(by: date)
    if chance.happens(oneIn: 2) { return }
    let other = date.adding(days: chance.number(in: -6...6))
    valuations[other] = Valuation(date: other, amount: old.amount, kind: old.kind)
    rewind(by: other)
  }

  private mutating func changeRate(_ chance: inout SeededChance) throws {
    let date = today.adding(days: -chance.number(in: 0...15))
    let rate = chance.happens(oneIn: 3) ? nil : try Rate(chance.happens(oneIn: 2) ? "1" : "2")
    rates[foreignCurrency(&chance), default: [:]][date] = rate
    rewind(by: date)
  }

  /// Mostly nothing; sometimes a reading goes, as when an item is reset.
  private mutating func forgetReading(_ chance: inout SeededChance) {
    guard chance.happens(oneIn: 2), let index = chance.element(of: observations.indices) else {
      return
    }
    rewind(by: observations[index].date)
    observations.remove(at: index)
  }
}
