import PlaidSyncLedger
import TestSupport

extension AccountBook {
  /// Makes a random change to the account's securities.
  mutating func invest(_ random: inout SeededRandom) throws {
    switch random.number(in: 0...13) {
    case 0...4: try addTrade(&random)
    case 5: try editTrade(&random)
    case 6: removeTrade(&random)
    case 7...9: try takeList(&random)
    case 10: try editHolding(&random)
    case 11...12: try changePrice(&random)
    default: removeList(&random)
    }
  }

  private mutating func addTrade(_ random: inout SeededRandom) throws {
    let trade = try trade(&random)
    trades.append(trade)
    invalidateHoldings(by: trade.date)
  }

  private mutating func editTrade(_ random: inout SeededRandom) throws {
    guard let index = random.element(of: trades.indices) else { return }
    invalidateHoldings(by: trades[index].date)
    let old = trades[index]
    let other = try trade(&random)
    trades[index] = TradeFlow(
      date: random.happens(oneIn: 2) ? other.date : old.date,
      security: random.happens(oneIn: 3) ? other.security : old.security,
      meaning: random.happens(oneIn: 3) ? other.meaning : old.meaning,
      quantity: random.happens(oneIn: 3) ? other.quantity : old.quantity,
      price: random.happens(oneIn: 3) ? other.price : old.price,
      money: random.happens(oneIn: 3) ? other.money : old.money)
    invalidateHoldings(by: trades[index].date)
  }

  private mutating func removeTrade(_ random: inout SeededRandom) {
    guard let index = random.element(of: trades.indices) else { return }
    invalidateHoldings(by: trades[index].date)
    trades.remove(at: index)
  }

  /// Adds a list of holdings, mostly for today: some securities with a price from the last days,
  /// and a holding of 0 for most securities that it does not contain.
  private mutating func takeList(_ random: inout SeededRandom) throws {
    let day = today.adding(days: random.happens(oneIn: 4) ? -random.number(in: 1...8) : 0)
    let known = Set(holdings.map(\.security) + trades.compactMap(\.security))
    if !snapshots.contains(day), day < snapshots.min() ?? .init(day: .max) { watermark = nil }
    snapshots.insert(day)
    for number in 1...3 as ClosedRange<Int64> {
      let security = SecurityID(number)
      guard random.happens(oneIn: 2) else {
        if known.contains(security), !random.happens(oneIn: 5) {
          list(
            Holding(security: security, date: day, quantity: .zero, price: nil, currency: currency))
        }
        continue
      }
      let age = random.happens(oneIn: 6) ? random.number(in: 2...12) : random.number(in: 0...1)
      list(
        Holding(
          security: security, date: day.adding(days: -age), quantity: try quantity(&random),
          price: random.happens(oneIn: 6) ? nil : try price(&random),
          currency: priceCurrency(of: security, &random)))
    }
  }

  /// Adds a holding; it replaces the security's holdings of the same day and later ones.
  private mutating func list(_ holding: Holding) {
    let replaced = holdings.filter {
      $0.security == holding.security && $0.date >= holding.date
    }
    for old in replaced { invalidateHoldings(by: old.date) }
    holdings.removeAll { replaced.contains($0) }
    holdings.append(holding)
    invalidateHoldings(by: holding.date)
  }

  private mutating func editHolding(_ random: inout SeededRandom) throws {
    guard let index = random.element(of: holdings.indices) else { return }
    let old = holdings.remove(at: index)
    invalidateHoldings(by: old.date)
    if random.happens(oneIn: 2) { return }
    let date = old.date.adding(days: random.happens(oneIn: 2) ? -random.number(in: 0...6) : 0)
    list(
      Holding(
        security: old.security, date: date, quantity: try quantity(&random), price: old.price,
        currency: old.currency))
  }

  /// Removes a list without its holdings; if it was the oldest, another list becomes the oldest.
  private mutating func removeList(_ random: inout SeededRandom) {
    guard let day = random.element(of: snapshots.sorted()) else { return }
    if day == snapshots.min() { watermark = nil }
    snapshots.remove(day)
  }

  private mutating func changePrice(_ random: inout SeededRandom) throws {
    let security = security(&random)
    let date = day(&random)
    prices.removeAll { $0.security == security && $0.date == date }
    if !random.happens(oneIn: 4) {
      prices.append(
        Price(
          security: security, date: date, value: try price(&random),
          currency: priceCurrency(of: security, &random)))
    }
    invalidateHoldings(by: date)
  }

  private func trade(_ random: inout SeededRandom) throws -> TradeFlow {
    let meanings: [TradeMeaning] =
      [.buy, .sell, .inKind, .split, .split] + TradeMeaning.allCases
    let security = random.happens(oneIn: 8) ? nil : security(&random)
    let isForeign = random.happens(oneIn: 6)
    return TradeFlow(
      date: day(&random), security: security,
      meaning: random.element(of: meanings) ?? .buy,
      quantity: random.happens(oneIn: 8) ? .zero : try quantity(&random),
      price: random.happens(oneIn: 2) ? nil : try price(&random),
      money: Money(
        Amount(unchecked: random.happens(oneIn: 3) ? 0 : Int64(random.number(in: -4...4))),
        isForeign ? Currency("EUR") : currency))
  }

  private func security(_ random: inout SeededRandom) -> SecurityID {
    SecurityID(Int64(random.number(in: 1...3)))
  }

  /// Returns mostly one of the last days, sometimes one far in the past or in the future.
  private func day(_ random: inout SeededRandom) -> LocalDate {
    let age = random.happens(oneIn: 5) ? random.number(in: -3...25) : random.number(in: 0...5)
    return today.adding(days: -age)
  }

  private func quantity(_ random: inout SeededRandom) throws -> Quantity {
    let texts = ["1", "2", "3", "0.5", "-1", "-2", "6", "-0.25", "2.5", "-3"]
    return try Quantity(random.element(of: texts) ?? "1")
  }

  /// Returns a price so small that values have the size of the entries and must be rounded.
  private func price(_ random: inout SeededRandom) throws -> Quantity {
    let texts = ["1", "2", "2.5", "3.3", "0.7", "11", "0"]
    let units = try Quantity(random.element(of: texts) ?? "1")
    return try units.multiplied(by: Quantity("1"), over: Quantity("100000000"))
  }

  /// Returns a foreign currency for the third security, and sometimes for any other.
  private func priceCurrency(
    of security: SecurityID, _ random: inout SeededRandom
  ) -> Currency {
    let isForeign = security == SecurityID(3) || random.happens(oneIn: 12)
    return isForeign ? Currency("EUR") : currency
  }
}
