import Ledger
import TestSupport

extension AccountBook {
  /// Lets something happen to the account's securities.
  mutating func invest(_ chance: inout SeededChance) throws {
    switch chance.number(in: 0...13) {
    case 0...4: try addTrade(&chance)
    case 5: try editTrade(&chance)
    case 6: removeTrade(&chance)
    case 7...9: try takeList(&chance)
    case 10: try editHolding(&chance)
    case 11...12: try changePrice(&chance)
    default: forgetList(&chance)
    }
  }

  private mutating func addTrade(_ chance: inout SeededChance) throws {
    let trade = try trade(&chance)
    trades.append(trade)
    rewindHoldings(by: trade.date)
  }

  private mutating func editTrade(_ chance: inout SeededChance) throws {
    guard let index = chance.element(of: trades.indices) else { return }
    rewindHoldings(by: trades[index].date)
    let old = trades[index]
    let other = try trade(&chance)
    trades[index] = TradeFlow(
      date: chance.happens(oneIn: 2) ? other.date : old.date,
      security: chance.happens(oneIn: 3) ? other.security : old.security,
      meaning: chance.happens(oneIn: 3) ? other.meaning : old.meaning,
      quantity: chance.happens(oneIn: 3) ? other.quantity : old.quantity,
      price: chance.happens(oneIn: 3) ? other.price : old.price,
      money: chance.happens(oneIn: 3) ? other.money : old.money)
    rewindHoldings(by: trades[index].date)
  }

  private mutating func removeTrade(_ chance: inout SeededChance) {
    guard let index = chance.element(of: trades.indices) else { return }
    rewindHoldings(by: trades[index].date)
    trades.remove(at: index)
  }

  /// A list of holdings, mostly of today: some securities with the price of a day or so ago, and
  /// nothing of those that it does not name.
  private mutating func takeList(_ chance: inout SeededChance) throws {
    let day = today.adding(days: chance.happens(oneIn: 4) ? -chance.number(in: 1...8) : 0)
    let known = Set(holdings.map(\.security) + trades.compactMap(\.security))
    if !snapshots.contains(day), day < snapshots.min() ?? .init(day: .max) { mark = nil }
    snapshots.insert(day)
    for number in 1...3 as ClosedRange<Int64> {
      let security = SecurityID(number)
      guard chance.happens(oneIn: 2) else {
        if known.contains(security), !chance.happens(oneIn: 5) {
          list(
            Holding(security: security, date: day, quantity: .zero, price: nil, currency: currency))
        }
        continue
      }
      let age = chance.happens(oneIn: 6) ? chance.number(in: 2...12) : chance.number(in: 0...1)
      list(
        Holding(
          security: security, date: day.adding(days: -age), quantity: try quantity(&chance),
          price: chance.happens(oneIn: 6) ? nil : try price(&chance),
          currency: priceCurrency(of: security, &chance)))
    }
  }

  /// One holding a security and day; the later list's counts from its own day on.
  private mutating func list(_ holding: Holding) {
    let replaced = holdings.filter {
      $0.security == holding.security && $0.date >= holding.date
    }
    for old in replaced { rewindHoldings(by: old.date) }
    holdings.removeAll { replaced.contains($0) }
    holdings.append(holding)
    rewindHoldings(by: holding.date)
  }

  private mutating func editHolding(_ chance: inout SeededChance) throws {
    guard let index = chance.element(of: holdings.indices) else { return }
    let old = holdings.remove(at: index)
    rewindHoldings(by: old.date)
    if chance.happens(oneIn: 2) { return }
    let date = old.date.adding(days: chance.happens(oneIn: 2) ? -chance.number(in: 0...6) : 0)
    list(
      Holding(
        security: old.security, date: date, quantity: try quantity(&chance), price: old.price,
        currency: old.currency))
  }

  /// A list goes, without its holdings; when it was the oldest, another one is now.
  private mutating func forgetList(_ chance: inout SeededChance) {
    guard let day = chance.element(of: snapshots.sorted()) else { return }
    if day == snapshots.min() { mark = nil }
    snapshots.remove(day)
  }

  private mutating func changePrice(_ chance: inout SeededChance) throws {
    let security = security(&chance)
    let date = day(&chance)
    prices.removeAll { $0.security == security && $0.date == date }
    if !chance.happens(oneIn: 4) {
      prices.append(
        Price(
          security: security, date: date, value: try price(&chance),
          currency: priceCurrency(of: security, &chance)))
    }
    rewindHoldings(by: date)
  }

  private func trade(_ chance: inout SeededChance) throws -> TradeFlow {
    let meanings: [TradeMeaning] =
      [.buy, .sell, .inKind, .split, .split] + TradeMeaning.allCases
    let security = chance.happens(oneIn: 8) ? nil : security(&chance)
    let isForeign = chance.happens(oneIn: 6)
    return TradeFlow(
      date: day(&chance), security: security,
      meaning: chance.element(of: meanings) ?? .buy,
      quantity: chance.happens(oneIn: 8) ? .zero : try quantity(&chance),
      price: chance.happens(oneIn: 2) ? nil : try price(&chance),
      money: Money(
        Amount(unchecked: chance.happens(oneIn: 3) ? 0 : Int64(chance.number(in: -4...4))),
        isForeign ? Currency("EUR") : currency))
  }

  private func security(_ chance: inout SeededChance) -> SecurityID {
    SecurityID(Int64(chance.number(in: 1...3)))
  }

  /// Mostly one of the last days, sometimes far back or in the future.
  private func day(_ chance: inout SeededChance) -> LocalDate {
    let age = chance.happens(oneIn: 5) ? chance.number(in: -3...25) : chance.number(in: 0...5)
    return today.adding(days: -age)
  }

  private func quantity(_ chance: inout SeededChance) throws -> Quantity {
    let texts = ["1", "2", "3", "0.5", "-1", "-2", "6", "-0.25", "2.5", "-3"]
    return try Quantity(chance.element(of: texts) ?? "1")
  }

  /// So small that values are of the size of the entries, and have to be rounded.
  private func price(_ chance: inout SeededChance) throws -> Quantity {
    let texts = ["1", "2", "2.5", "3.3", "0.7", "11", "0"]
    let units = try Quantity(chance.element(of: texts) ?? "1")
    return try units.multiplied(by: Quantity("1"), over: Quantity("100000000"))
  }

  /// The third one is quoted abroad, and any of them sometimes.
  private func priceCurrency(
    of security: SecurityID, _ chance: inout SeededChance
  ) -> Currency {
    let isForeign = security == SecurityID(3) || chance.happens(oneIn: 12)
    return isForeign ? Currency("EUR") : currency
  }
}
