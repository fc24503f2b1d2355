import PlaidSyncLedger

extension AccountBook {
  /// Invalidates the balances that a changed trade, holding or price dated `date` affects.
  ///
  /// The oldest list determines all earlier days from what is dated on or before it, so such a
  /// change removes the watermark.
  package mutating func invalidateHoldings(by date: LocalDate) {
    if heedsFirstList, let first = snapshots.min(), date <= first {
      watermark = nil
    } else {
      invalidate(by: date)
    }
  }

  /// The part of the timeline that a store would read from a day on; all of it for `nil`.
  package func investments(readFrom: LocalDate?) -> InvestmentInputs {
    let from = readFrom ?? LocalDate(day: .min)
    let read = trades.enumerated().filter { $0.element.date >= from }
      .sorted { ($0.element.date, $0.offset) < ($1.element.date, $1.offset) }.map(\.element)
    let listed = holdings.filter { $0.date >= from }
      .sorted { ($0.security, $0.date) < ($1.security, $1.date) }
    let openings = readFrom.map { self.openings(before: $0, read, listed) } ?? []
    return InvestmentInputs(
      trades: read, firstList: snapshots.min(), holdings: listed,
      prices: prices.filter { $0.date >= from }
        .sorted { ($0.security, $0.date) < ($1.security, $1.date) },
      openings: openings)
  }

  private func openings(
    before start: LocalDate, _ trades: [TradeFlow], _ holdings: [Holding]
  ) -> [OpeningPosition] {
    let last = start.previous
    let standing = positions.filter { position in
      position.from <= last && (position.through.map { $0 >= last } ?? true)
    }
    let held = standing.filter { !$0.quantity.isZero }.map(\.security)
    let moved = trades.compactMap(\.security) + holdings.map(\.security)
    return Set(held + moved).sorted().map { security in
      OpeningPosition(
        security: security, position: standing.first { $0.security == security },
        lastPrice: lastPrice(of: security, on: last))
    }
  }

  /// The newest price of a security on or before a date.
  private func lastPrice(of security: SecurityID, on date: LocalDate) -> Price? {
    for day in (LocalDate(day: 19_000).day...date.day).reversed() {
      if let price = statedPrice(of: security, on: LocalDate(day: day)) { return price }
    }
    return nil
  }

  /// The price of a day: the stored closing price, else a trade's, else a holding's.
  package func statedPrice(of security: SecurityID, on date: LocalDate) -> Price? {
    if let close = prices.first(where: { $0.security == security && $0.date == date }) {
      return close
    }
    let trade = trades.last {
      $0.security == security && $0.date == date && $0.statedPrice != nil
    }
    if let trade, let price = trade.statedPrice {
      return Price(security: security, date: date, value: price, currency: trade.money.currency)
    }
    let holding = holdings.first { $0.security == security && $0.date == date }
    guard let holding, let price = holding.price else { return nil }
    return Price(security: security, date: date, value: price, currency: holding.currency)
  }
}
