import PlaidSyncLedger

/// The values by day, summed up security by security.
struct HoldingsLedger {
  /// The values by day, starting with the first day.
  private(set) var days: [Holdings.Day]
  /// The positions of the securities entered so far.
  private(set) var positions: [Position] = []

  private let timeline: AccountTimeline
  private let start: LocalDate
  private var ratesByDay: [(currency: Currency, rates: [Rate?])] = []

  /// Creates a ledger whose first day is `start`.
  init(_ timeline: AccountTimeline, start: LocalDate) {
    self.timeline = timeline
    self.start = start
    days = Array(repeating: Holdings.Day(), count: start.days(to: timeline.today) + 1)
  }

  /// Adds the value of one security and the trades in it.
  mutating func enter(_ history: SecurityHistory) throws(BalanceError) {
    var quantity = history.openingQuantity
    var quote = history.openingQuote
    var statedQuote = history.statedQuote
    var stretch = history.opening
    var (change, stated) = (0, 0)
    var from = start
    while change < history.changes.count || stated < history.quotes.count {
      let changed = change < history.changes.count ? history.changes[change].date : .never
      let quoted = stated < history.quotes.count ? history.quotes[stated].date : .never
      let date = min(changed, quoted)
      if date > start {
        if from == start, stretch == nil {
          stretch = history.opened(on: start, quantity, quote)
        }
        try add(quantity, at: quote, from: from, until: date)
        from = date
      }
      if quoted == date {
        quote = history.quotes[stated].quote
        statedQuote = quote
        stated += 1
      } else if changed == date {
        quote = try history.split(quote, by: change)
      }
      guard changed == date else { continue }
      let isSplit = history.changes[change].split != nil
      let after = history.changes[change].quantity
      if date > start, after != quantity || isSplit {
        if let stretch { positions.append(stretch.ended(on: date.previous)) }
        stretch = history.opened(on: date, after, quote)
      }
      quantity = after
      for trade in history.trades[history.changes[change].trades] {
        try enter(trade, at: quote)
      }
      // After a sale of the whole position its splits no longer affect the price.
      if quantity.isZero, let statedQuote { quote = statedQuote }
      change += 1
    }
    if from == start, stretch == nil { stretch = history.opened(on: start, quantity, quote) }
    try add(quantity, at: quote, from: from, until: timeline.today.next)
    if let stretch { positions.append(stretch) }
  }

  /// Adds the value of a quantity at a price to the days from `first` up to, but not including,
  /// `end`.
  private mutating func add(
    _ quantity: Quantity, at quote: SecurityHistory.Quote?, from first: LocalDate,
    until end: LocalDate
  ) throws(BalanceError) {
    guard !quantity.isZero, first < end else { return }
    let places = start.days(to: first)..<start.days(to: end)
    guard let quote else {
      for place in places { days[place].lacksValue = true }
      return
    }
    let value = try checked(on: first) { () throws(AmountError) in
      try quantity.value(at: quote.value)
    }
    if quote.currency == timeline.currency {
      for place in places {
        days[place].value = try sum(days[place].value, value.rawValue, on: date(place))
      }
      return
    }
    let rates = ratesByDay(of: quote.currency)
    for place in places {
      guard let rate = ratesByDay[rates].rates[place] else {
        days[place].lacksValue = true
        continue
      }
      let converted = try checked(on: date(place)) { () throws(AmountError) in
        try rate.converting(value)
      }
      days[place].value = try sum(days[place].value, converted.rawValue, on: date(place))
    }
  }

  /// Adds the value that a trade bought or sold: at its own price, else its amount, else at the
  /// day's price.
  private mutating func enter(
    _ trade: TradeFlow, at quote: SecurityHistory.Quote?
  ) throws(BalanceError) {
    guard trade.meaning != .split else { return }
    let place = start.days(to: trade.date)
    let money: Money?
    if trade.statedPrice == nil, trade.money.amount != .zero {
      money = trade.money
    } else {
      let own = trade.statedPrice.map {
        SecurityHistory.Quote(value: $0, currency: trade.money.currency)
      }
      money = try (own ?? quote).map { quote throws(BalanceError) in
        let value = try checked(on: trade.date) { () throws(AmountError) in
          try trade.quantity.value(at: quote.value)
        }
        return Money(value, quote.currency)
      }
    }
    guard let money, let value = try timeline.converted(money, at: nil, on: trade.date) else {
      days[place].lacksTrade = true
      return
    }
    let magnitude = value.magnitude.rawValue
    if trade.quantity.isNegative {
      days[place].sold = try sum(days[place].sold, magnitude, on: trade.date)
    } else {
      days[place].bought = try sum(days[place].bought, magnitude, on: trade.date)
    }
  }

  private func date(_ place: Int) -> LocalDate { start.adding(days: place) }

  /// Returns the index of a currency's daily rates in `ratesByDay`, adding them if necessary.
  private mutating func ratesByDay(of currency: Currency) -> Int {
    if let place = ratesByDay.firstIndex(where: { $0.currency == currency }) { return place }
    let rates = timeline.rates.rates(of: currency, from: start, through: timeline.today)
    ratesByDay.append((currency, rates))
    return ratesByDay.count - 1
  }
}

extension SecurityHistory {
  /// Returns the price after a change on a day without a stated price.
  func split(_ quote: Quote?, by place: Int) throws(BalanceError) -> Quote? {
    guard let split = changes[place].split else { return quote }
    if let known = quotesBehindSplits[place] { return known }
    return try quote?.scaled(by: split.old, over: split.new, on: changes[place].date)
  }

  /// Returns a new position that begins on a day; `nil` for a quantity of 0.
  func opened(on date: LocalDate, _ quantity: Quantity, _ quote: Quote?) -> Position? {
    if quantity.isZero { return nil }
    return Position(
      security: security, from: date, through: nil, quantity: quantity, price: quote?.value,
      currency: quote?.currency)
  }
}

extension Position {
  /// Returns the position with another last day, or without one.
  func ended(on date: LocalDate?) -> Position {
    Position(
      security: security, from: from, through: date, quantity: quantity, price: price,
      currency: currency)
  }
}
