import PlaidSyncLedger

/// The quantity and the price of one security over time: each change of either, ascending, on the
/// days that were read.
struct SecurityHistory {
  /// A price and its currency.
  struct Quote: Sendable {
    let value: Quantity
    let currency: Currency
  }

  /// A day on which the security was traded or listed.
  struct Change: Sendable {
    let date: LocalDate
    /// The quantity at the end of the day.
    let quantity: Quantity
    /// The indices of the day's trades.
    let trades: Range<Int>
    /// The ratio by which a split of the day changed the price: old over new quantity.
    let split: (old: Quantity, new: Quantity)?
  }

  /// The security's id.
  let security: SecurityID
  /// The security's trades, ascending.
  let trades: [TradeFlow]
  /// The position that is held when the days begin; only in a partial read.
  let opening: Position?
  /// The quantity before all changes.
  let openingQuantity: Quantity
  /// The newest stated price before all that were read, unadjusted; only in a partial read.
  let statedQuote: Quote?
  /// The price before all stated ones: `statedQuote` adjusted for its splits, or a later price.
  private(set) var openingQuote: Quote?
  /// The days on which the quantity changes or could change.
  private(set) var changes: [Change] = []
  /// The stated prices, one per day.
  private(set) var quotes: [(date: LocalDate, quote: Quote)] = []
  /// The prices after splits that precede the first stated price, by index of the change.
  private(set) var quotesBehindSplits: [Int: Quote] = [:]

  /// Collects what was read for one security.
  init(
    of security: SecurityID, trades: [TradeFlow], _ inputs: InvestmentInputs, isPartial: Bool,
    until today: LocalDate
  ) throws(BalanceError) {
    self.security = security
    self.trades = trades
    let holdings = SecurityHistory.part(
      of: inputs.holdings, security, until: today, \.security, \.date)
    let prices = SecurityHistory.part(of: inputs.prices, security, until: today, \.security, \.date)
    let place = inputs.openings.firstSortedIndex { $0.security >= security }
    var opening: OpeningPosition?
    if place < inputs.openings.count, inputs.openings[place].security == security {
      opening = inputs.openings[place]
    }
    self.opening = opening?.position?.ended(on: nil)
    openingQuote = opening.flatMap(SecurityHistory.quote)
    statedQuote = opening?.lastPrice.map { Quote(value: $0.value, currency: $0.currency) }
    var statement: LocalDate?
    if isPartial {
      openingQuantity = opening?.position?.quantity ?? .zero
    } else {
      (statement, openingQuantity) = try SecurityHistory.firstStatement(
        holdings, trades, inputs.firstList)
    }
    changes = try quantities(holdings)
    quotes = statedQuotes(holdings, prices)
    if let statement { try lookAhead(to: statement) }
  }

  /// Returns the elements of one security up to today.
  private static func part<Element>(
    of elements: [Element], _ security: SecurityID, until today: LocalDate,
    _ id: (Element) -> SecurityID, _ date: (Element) -> LocalDate
  ) -> ArraySlice<Element> {
    let first = elements.firstSortedIndex { id($0) >= security }
    let end = elements.firstSortedIndex { (id($0), date($0)) > (security, today) }
    return elements[first..<max(first, end)]
  }

  /// Returns the price that applies at the end of the day before a partial read.
  private static func quote(of opening: OpeningPosition) -> Quote? {
    if let last = opening.lastPrice, opening.position.map({ last.date > $0.from }) ?? true {
      return Quote(value: last.value, currency: last.currency)
    }
    guard let price = opening.position?.price, let currency = opening.position?.currency else {
      return nil
    }
    return Quote(value: price, currency: currency)
  }

  /// Returns the day of the first stated quantity, and the quantity before all trades that follows
  /// from it; without a list of holdings nothing was held before the first trade.
  private static func firstStatement(
    _ holdings: ArraySlice<Holding>, _ trades: [TradeFlow], _ firstList: LocalDate?
  ) throws(BalanceError) -> (LocalDate?, Quantity) {
    guard let firstList else { return (nil, .zero) }
    let listed = holdings.first.flatMap { $0.date <= firstList ? $0 : nil }
    let date = listed?.date ?? firstList
    var quantity = listed?.quantity ?? .zero
    for trade in trades where trade.date <= date {
      quantity = try checked(on: trade.date) { () throws(AmountError) in
        try quantity.adding(trade.quantity.negated)
      }
    }
    return (date, quantity)
  }

  /// Applies the trades in ascending order; a holding overrides the quantity of its day.
  private func quantities(_ holdings: ArraySlice<Holding>) throws(BalanceError) -> [Change] {
    var changes: [Change] = []
    var quantity = openingQuantity
    var trade = 0
    var holding = holdings.startIndex
    while trade < trades.count || holding < holdings.endIndex {
      let traded = trade < trades.count ? trades[trade].date : .never
      let listed = holding < holdings.endIndex ? holdings[holding].date : .never
      let date = min(traded, listed)
      let first = trade
      var after = quantity
      var split = quantity
      while trade < trades.count, trades[trade].date == date {
        let moved = trades[trade].quantity
        let isSplit = trades[trade].meaning == .split
        (after, split) = try checked(on: date) { () throws(AmountError) in
          (try after.adding(moved), isSplit ? try split.adding(moved) : split)
        }
        trade += 1
      }
      let isSplit = trades[first..<trade].contains { $0.meaning == .split }
      if listed == date {
        after = holdings[holding].quantity
        holding += 1
      }
      // A split of 0 shares, or into 0, does not affect the price.
      let hasRatio = isSplit && split.coefficient.signum() * quantity.coefficient.signum() == 1
      changes.append(
        Change(
          date: date, quantity: after, trades: first..<trade,
          split: hasRatio ? (old: quantity, new: split) : nil))
      quantity = after
    }
    return changes
  }

  /// Returns each day's closing price, else the last price stated by a trade, else the holding's.
  private func statedQuotes(
    _ holdings: ArraySlice<Holding>, _ prices: ArraySlice<Price>
  ) -> [(date: LocalDate, quote: Quote)] {
    var quotes: [(date: LocalDate, quote: Quote)] = []
    quotes.reserveCapacity(prices.count + holdings.count + trades.count)
    var price = prices.startIndex
    var holding = holdings.startIndex
    var trade = 0
    while price < prices.endIndex || holding < holdings.endIndex || trade < trades.count {
      let closed = price < prices.endIndex ? prices[price].date : .never
      let listed = holding < holdings.endIndex ? holdings[holding].date : .never
      let traded = trade < trades.count ? trades[trade].date : .never
      let date = min(closed, listed, traded)
      var quote: Quote?
      if listed == date {
        let listed = holdings[holding]
        quote = listed.price.map { Quote(value: $0, currency: listed.currency) }
        holding += 1
      }
      while trade < trades.count, trades[trade].date == date {
        if let stated = trades[trade].statedPrice {
          quote = Quote(value: stated, currency: trades[trade].money.currency)
        }
        trade += 1
      }
      if closed == date {
        quote = Quote(value: prices[price].value, currency: prices[price].currency)
        price += 1
      }
      if let quote { quotes.append((date, quote)) }
    }
    return quotes
  }

  /// Uses the first stated price, if it is dated no later than the first stated quantity, for the
  /// days before it, adjusted for the splits in between.
  private mutating func lookAhead(to statement: LocalDate) throws(BalanceError) {
    guard let first = quotes.first, first.date <= statement else { return }
    var quote = first.quote
    for place in changes.indices.reversed() where changes[place].date <= first.date {
      guard let split = changes[place].split else { continue }
      quotesBehindSplits[place] = quote
      quote = try quote.scaled(by: split.new, over: split.old, on: changes[place].date)
    }
    openingQuote = quote
  }
}

extension LocalDate {
  /// A date later than every real day.
  static let never = LocalDate(day: .max)
}

extension SecurityHistory.Quote {
  /// Returns the price per unit after a split with this ratio.
  func scaled(
    by numerator: Quantity, over denominator: Quantity, on date: LocalDate
  ) throws(BalanceError) -> Self {
    let value = try checked(on: date) { () throws(AmountError) in
      try self.value.multiplied(by: numerator, over: denominator)
    }
    return Self(value: value, currency: currency)
  }
}
