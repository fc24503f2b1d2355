import GRDB
import PlaidSyncLedger

extension TimelineReader {
  /// Returns trades, holdings and prices: all of them, or those from a day on with the positions
  /// and prices that result from the earlier ones.
  ///
  /// A partial read costs a few index lookups for each security that is held or traded.
  func investments(from start: LocalDate?) throws -> InvestmentInputs {
    guard try db.exists(Self.anySQL, account) else { return .none }
    let trades = try trades(from: start)
    let holdings = try holdings(from: start)
    let held = try start.map { try PositionRows.rows(of: account, over: $0.previous, db) } ?? []
    let moved = trades.compactMap(\.security) + holdings.map(\.security)
    let securities = Set(moved + held.map(\.security)).sorted()
    let openings = try start.map { start in
      try securities.map { security in
        OpeningPosition(
          security: security, position: held.first { $0.security == security },
          lastPrice: try lastPrice(of: security, before: start))
      }
    }
    return InvestmentInputs(
      trades: trades,
      firstList: try firstList(),
      holdings: holdings, prices: try securities.flatMap { try prices(of: $0, from: start) },
      openings: openings ?? [])
  }

  private static let anySQL = """
    SELECT 1 FROM trades WHERE account_id = ?1 AND removed_at_ms IS NULL
    UNION ALL SELECT 1 FROM holdings WHERE account_id = ?1
    UNION ALL SELECT 1 FROM positions WHERE account_id = ?1 LIMIT 1
    """

  /// Returns the day of the oldest list of holdings; a list after today is ignored.
  private func firstList() throws -> LocalDate? {
    try oldestList().flatMap { $0 <= today ? $0 : nil }
  }

  private func oldestList() throws -> LocalDate? {
    try db.first("SELECT min(date) FROM holding_lists WHERE account_id = ?1", account) {
      $0.dateOrNull(0)
    } ?? nil
  }

  /// Returns the watermark, unless the oldest list of holdings counted at the last sync and does
  /// not now, or vice versa, because its date is between the two days: then it changes the days
  /// before it.
  func trustedWatermark() throws -> LocalDate? {
    guard let watermark = head.watermark, let oldest = try oldestList() else {
      return head.watermark
    }
    let last = try db.first("SELECT max(date) FROM balances WHERE account_id = ?1", account) {
      $0.dateOrNull(0)
    }
    guard let last = last ?? nil, (oldest <= last) == (oldest <= today) else { return nil }
    return watermark
  }

  private static let tradesSQL = """
    SELECT t.date, t.security_id, t.type, t.subtype, t.quantity, t.price, t.amount_e8, t.currency,
      s.quotation, s.is_cash
    FROM trades t INDEXED BY trades_standing LEFT JOIN securities s
      ON s.security_id = t.security_id
    WHERE t.account_id = ?1 AND t.date BETWEEN ?2 AND ?3 AND t.removed_at_ms IS NULL
    ORDER BY t.date, t.trade_id
    """

  private static let tradesOfSecuritySQL = """
    SELECT t.date, t.security_id, t.type, t.subtype, t.quantity, t.price, t.amount_e8, t.currency,
      s.quotation, s.is_cash
    FROM trades t INDEXED BY trades_of_security JOIN securities s ON s.security_id = t.security_id
    WHERE t.security_id = ?4 AND t.account_id = ?1 AND t.date BETWEEN ?2 AND ?3
      AND t.removed_at_ms IS NULL
    ORDER BY t.date, t.trade_id
    """

  private static let holdingsSQL = """
    SELECT h.security_id, h.date, h.quantity, h.price, h.value_e8, h.cost_basis_e8, h.currency,
      s.quotation
    FROM holdings h INDEXED BY holdings_by_day JOIN securities s ON s.security_id = h.security_id
    WHERE h.account_id = ?1 AND h.date BETWEEN ?2 AND ?3 AND NOT s.is_cash
    ORDER BY h.security_id, h.date
    """

  private static let pricesSQL = """
    SELECT p.date, p.price, p.currency, s.quotation
    FROM prices p JOIN securities s ON s.security_id = p.security_id
    WHERE p.security_id = ?1 AND p.date BETWEEN ?2 AND ?3
    ORDER BY p.date
    """

  /// The newest price before a day, from each table that can state one.
  private static let lastCloseSQL = """
    SELECT p.date, p.price, p.currency, s.quotation
    FROM prices p JOIN securities s ON s.security_id = p.security_id
    WHERE p.security_id = ?1 AND p.date < ?2 ORDER BY p.date DESC LIMIT 1
    """

  private static let lastHoldingSQL = """
    SELECT h.date, h.price, h.currency, s.quotation
    FROM holdings h JOIN securities s ON s.security_id = h.security_id
    WHERE h.account_id = ?3 AND h.security_id = ?1 AND h.date < ?2 AND h.price IS NOT NULL
    ORDER BY h.date DESC LIMIT 1
    """

  /// The trades of one security, newest first; those that state no price are skipped one by one.
  private static let earlierTradeSQL = """
    SELECT t.date, t.security_id, t.type, t.subtype, t.quantity, t.price, t.amount_e8, t.currency,
      s.quotation, s.is_cash, t.trade_id
    FROM trades t INDEXED BY trades_of_security JOIN securities s ON s.security_id = t.security_id
    WHERE t.security_id = ?1 AND t.account_id = ?4 AND (t.date, t.trade_id) < (?2, ?3)
      AND t.removed_at_ms IS NULL AND t.price IS NOT NULL
    ORDER BY t.date DESC, t.trade_id DESC LIMIT 1
    """

  private func trades(from start: LocalDate?) throws -> [TradeFlow] {
    try db.all(Self.tradesSQL, account, start?.day ?? Int32.min, today, read: trade)
  }

  /// Returns the trades of one security after a day, up to today, without removed ones.
  func trades(of security: SecurityID, after day: LocalDate?) throws -> [TradeFlow] {
    try db.all(
      Self.tradesOfSecuritySQL, account, day?.next.day ?? Int32.min, today, security,
      read: trade)
  }

  private func trade(_ row: SQLRow) throws -> TradeFlow {
    let isHeld = !row.isNull(1) && !row.flag(9)
    return TradeFlow(
      date: row.date(0), security: isHeld ? row.id(1) : nil,
      meaning: TradeMeaning(type: row.text(2), subtype: row.text(3)), quantity: try row.quantity(4),
      price: try row.priceOrNull(5, quotation: 8), money: Money(row.amount(6), row.currency(7)))
  }

  private func holdings(from start: LocalDate?) throws -> [Holding] {
    try db.all(Self.holdingsSQL, account, start?.day ?? Int32.min, today) { row in
      Holding(
        security: row.id(0), date: row.date(1), quantity: try row.quantity(2),
        price: try row.priceOrNull(3, quotation: 7), value: row.amountOrNull(4),
        costBasis: row.amountOrNull(5), currency: row.currency(6))
    }
  }

  private func prices(of security: SecurityID, from start: LocalDate?) throws -> [Price] {
    try db.all(Self.pricesSQL, security, start?.day ?? Int32.min, today) { row in
      try Self.price(of: security, row)
    }
  }

  /// Returns the newest price of a security before a day. Among prices of the same day, a closing
  /// price has precedence over a trade's price, and that over a holding's.
  func lastPrice(of security: SecurityID, before start: LocalDate) throws -> Price? {
    let close = try db.first(Self.lastCloseSQL, security, start) {
      try Self.price(of: security, $0)
    }
    let traded = try lastTradedPrice(of: security, before: start)
    let listed = try db.first(Self.lastHoldingSQL, security, start, account) {
      try Self.price(of: security, $0)
    }
    return [close, traded, listed].compactMap { $0 }.reduce(nil) { newest, price in
      guard let newest, newest.date >= price.date else { return price }
      return newest
    }
  }

  private func lastTradedPrice(of security: SecurityID, before start: LocalDate) throws -> Price? {
    var place = (date: start, trade: Int64.min)
    while true {
      let found = try db.first(
        Self.earlierTradeSQL, security, place.date, place.trade, account
      ) { row in (trade: try trade(row), id: row.integer(10)) }
      guard let found else { return nil }
      if let price = found.trade.statedPrice {
        return Price(
          security: security, date: found.trade.date, value: price,
          currency: found.trade.money.currency)
      }
      place = (found.trade.date, found.id)
    }
  }

  private static func price(of security: SecurityID, _ row: SQLRow) throws -> Price {
    Price(
      security: security, date: row.date(0),
      value: try row.priceOrNull(1, quotation: 3) ?? .zero, currency: row.currency(2))
  }
}

extension InvestmentInputs {
  /// The currencies in which anything is priced or paid.
  var currencies: Set<Currency> {
    Set(
      trades.map(\.money.currency) + holdings.map(\.currency) + prices.map(\.currency)
        + openings.flatMap { [$0.position?.currency, $0.lastPrice?.currency].compactMap { $0 } })
  }
}
