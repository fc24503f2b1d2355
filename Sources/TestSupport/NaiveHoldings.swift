import PlaidSyncLedger

/// A second, deliberately simple implementation of the rules for holdings: it computes every
/// security and every day separately, one after the other.
struct NaiveHoldings {
  /// The values of one day.
  struct Day {
    var value: Int128 = 0
    var bought: Int128 = 0
    var sold: Int128 = 0
    var lacksValue = false
    var lacksTrade = false
  }

  private typealias Quote = (price: Quantity, currency: Currency)

  private let book: AccountBook
  private let first: LocalDate
  private(set) var days: [LocalDate: Day] = [:]

  /// Values everything that the account of a book ever held.
  init(_ book: AccountBook) throws {
    self.book = book
    let dates =
      book.trades.map(\.date) + book.holdings.map(\.date) + book.prices.map(\.date)
      + Array(book.snapshots) + book.rates.values.flatMap(\.keys)
      + book.entries.map(\.date) + Array(book.valuations.keys) + book.reportedBalances.map(\.date)
    first = (dates.min() ?? book.today).adding(days: -2)
    guard book.kind.composition == .cashAndHoldings, first <= book.today else { return }
    let securities = Set(book.trades.compactMap(\.security) + book.holdings.map(\.security))
    for security in securities { try enter(security) }
  }

  private var dates: [LocalDate] {
    (first.day...book.today.day).map { LocalDate(day: $0) }
  }

  private mutating func enter(_ security: SecurityID) throws {
    let quantities = try self.quantities(of: security)
    let quotes = try self.quotes(of: security, quantities)
    for date in dates {
      var day = days[date] ?? Day()
      if let quantity = quantities[date], !quantity.isZero {
        if let value = worth(quantity, quotes[date], on: date) {
          day.value += value
        } else {
          day.lacksValue = true
        }
      }
      for trade in trades(of: security, on: date) where trade.meaning != .split {
        guard let value = moved(by: trade, quotes[date]) else {
          day.lacksTrade = true
          continue
        }
        if trade.quantity.isNegative { day.sold += value } else { day.bought += value }
      }
      days[date] = day
    }
  }

  private func trades(of security: SecurityID, on date: LocalDate) -> [TradeFlow] {
    book.trades.filter {
      $0.security == security && $0.date == date && $0.meaning.movesQuantity
        && !$0.quantity.isZero
    }
  }

  private func traded(_ security: SecurityID, on date: LocalDate) throws -> Quantity {
    try trades(of: security, on: date).reduce(.zero) { try $0.adding($1.quantity) }
  }

  /// The reported quantity of a day: a holding's or, on the day of the first list, zero if that
  /// list does not name the security.
  private func statement(of security: SecurityID, on date: LocalDate) -> Quantity? {
    let holdings = book.holdings.filter { $0.security == security }
    if let holding = holdings.first(where: { $0.date == date }) { return holding.quantity }
    guard let list = book.snapshots.min(), list == date else { return nil }
    return holdings.contains { $0.date < list } ? nil : .zero
  }

  private func quantities(of security: SecurityID) throws -> [LocalDate: Quantity] {
    var quantities: [LocalDate: Quantity] = [:]
    let stated = dates.first { statement(of: security, on: $0) != nil }
    // Without a list, the first reported quantity does not apply to earlier days.
    let anchor = book.snapshots.isEmpty ? first : (stated ?? first)
    quantities[anchor] = statement(of: security, on: anchor) ?? .zero
    for date in dates.reversed() where date < anchor {
      let later = quantities[date.next] ?? .zero
      quantities[date] = try later.adding(traded(security, on: date.next).negated)
    }
    for date in dates where date > anchor {
      let earlier = quantities[date.previous] ?? .zero
      quantities[date] =
        try statement(of: security, on: date) ?? earlier.adding(traded(security, on: date))
    }
    return quantities
  }

  /// Old and new quantity of a day's split, if there is a ratio.
  private func ratio(
    _ security: SecurityID, on date: LocalDate, _ quantities: [LocalDate: Quantity]
  ) throws -> (old: Quantity, new: Quantity)? {
    let splits = trades(of: security, on: date).filter { $0.meaning == .split }
    guard !splits.isEmpty, let old = quantities[date.previous], !old.isZero else { return nil }
    let new = try splits.reduce(old) { try $0.adding($1.quantity) }
    return new.isZero || new.isNegative != old.isNegative ? nil : (old, new)
  }

  private func quotes(
    of security: SecurityID, _ quantities: [LocalDate: Quantity]
  ) throws -> [LocalDate: Quote] {
    var quotes: [LocalDate: Quote] = [:]
    var stated: Quote?
    for date in dates {
      let isHeld = quantities[date.previous].map { !$0.isZero } ?? false
      if let price = book.statedPrice(of: security, on: date) {
        stated = (price.value, price.currency)
        quotes[date] = stated
      } else if let (price, currency) = isHeld ? quotes[date.previous] : stated {
        let ratio = try self.ratio(security, on: date, quantities)
        quotes[date] = (
          try ratio.map { try price.multiplied(by: $0.old, over: $0.new) } ?? price, currency
        )
      }
    }
    guard let list = book.snapshots.min(), let known = dates.first(where: { quotes[$0] != nil })
    else { return quotes }
    let statement = dates.first { self.statement(of: security, on: $0) != nil } ?? list
    for date in dates.reversed() where date < known && known <= min(statement, list) {
      guard let (price, currency) = quotes[date.next] else { continue }
      let ratio = try self.ratio(security, on: date.next, quantities)
      quotes[date] = (
        try ratio.map { try price.multiplied(by: $0.new, over: $0.old) } ?? price, currency
      )
    }
    return quotes
  }

  private func worth(_ quantity: Quantity, _ quote: Quote?, on date: LocalDate) -> Int128? {
    guard let quote else { return nil }
    let product = Int128(quantity.coefficient) * Int128(quote.price.coefficient)
    return converted(
      rounded(product, decimals: quantity.scale + quote.price.scale), quote.currency, on: date)
  }

  private func moved(by trade: TradeFlow, _ quote: Quote?) -> Int128? {
    let value: Int128?
    if let own = trade.statedPrice {
      value = worth(trade.quantity, (own, trade.money.currency), on: trade.date)
    } else if trade.money.amount != .zero {
      value = converted(Int128(trade.money.amount.rawValue), trade.money.currency, on: trade.date)
    } else {
      value = worth(trade.quantity, quote, on: trade.date)
    }
    return value.map(abs)
  }

  private func converted(_ units: Int128, _ currency: Currency, on date: LocalDate) -> Int128? {
    if currency == book.currency { return units }
    var rate: Rate?
    for age in 0...5 where rate == nil { rate = book.rates[currency]?[date.adding(days: -age)] }
    return rate.map { units * Int128($0.coefficient) }
  }

  /// A number with `decimals` decimals in units of 10⁻⁸, rounded half-even.
  private func rounded(_ number: Int128, decimals: Int) -> Int128 {
    var units = number
    for _ in 0..<max(0, 8 - decimals) { units *= 10 }
    var divisor: Int128 = 1
    for _ in 0..<max(0, decimals - 8) { divisor *= 10 }
    let (whole, rest) = abs(units).quotientAndRemainder(dividingBy: divisor)
    let isUp = rest * 2 > divisor || (rest * 2 == divisor && whole % 2 == 1)
    return (whole + (isUp ? 1 : 0)) * (units < 0 ? -1 : 1)
  }
}
