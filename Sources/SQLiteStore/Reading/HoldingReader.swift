import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Reads holdings, trades and securities.
enum HoldingReader {
  /// Returns what an account held at the end of a day according to its stored positions, by ticker
  /// and name.
  static func holdings(
    of account: AccountID, on date: LocalDate, _ db: Database
  ) throws -> [AccountHolding] {
    let reader = try TimelineReader(account, today: date, db)
    let positions = try PositionRows.rows(of: account, over: date, db)
    let holdings = try positions.map { try holding($0, on: date, reader, db) }
    return holdings.sorted { order($0.security) < order($1.security) }
  }

  /// Returns an account's trades that are not removed, newest first.
  static func trades(of account: AccountID, _ db: Database) throws -> [Trade] {
    try AccountReader.require(account, db)
    return try db.all(
      """
      SELECT trade_id, account_id, plaid_trade_id, security_id, date, quantity, price, amount_e8,
        currency, fees_e8, name, type, subtype
      FROM trades WHERE account_id = ?1 AND removed_at_ms IS NULL
      ORDER BY date DESC, trade_id DESC
      """, account
    ) { row in
      Trade(
        id: row.id(0), accountID: row.id(1), providerID: row.textOrNull(2),
        security: row.idOrNull(3), date: row.date(4), quantity: try row.quantity(5),
        price: try row.quantityOrNull(6), money: Money(row.amount(7), row.currency(8)),
        fees: row.amountOrNull(9), name: row.text(10), type: row.text(11), subtype: row.text(12))
    }
  }

  /// Returns a family's securities, by number.
  static func securities(of family: FamilyID, _ db: Database) throws -> [Security] {
    try db.all(
      "SELECT \(columns) FROM securities WHERE family_id = ?1 ORDER BY security_id", family,
      read: security)
  }

  private static func holding(
    _ position: Position, on date: LocalDate, _ reader: TimelineReader, _ db: Database
  ) throws -> AccountHolding {
    let price = try reader.price(of: position, on: date)
    let security = try security(position.security, db)
    let lots = try reader.lots(of: position.security, on: date)
    do {
      return AccountHolding(
        security: security, quantity: position.quantity, price: price,
        value: try price.map { try position.quantity.value(at: $0.value) },
        cost: try reader.cost(of: position, on: date), lots: lots)
    } catch is AmountError {
      throw Failure(
        .badInput,
        "The value of the holding \(security.ticker ?? "\(security.id)") is too large to "
          + "compute.", remedy: "look for a wrong quantity or price")
    }
  }

  private static func security(_ id: SecurityID, _ db: Database) throws -> Security {
    let found = try db.first(
      "SELECT \(columns) FROM securities WHERE security_id = ?1", id, read: security)
    guard let found else { throw Failure(.notFound, "There is no security \(id).") }
    return found
  }

  private static func security(_ row: SQLRow) -> Security {
    Security(
      id: row.id(0), providerID: row.textOrNull(1), name: row.textOrNull(2),
      ticker: row.textOrNull(3), type: row.textOrNull(4), subtype: row.textOrNull(5),
      currency: row.currency(6), isCashEquivalent: row.flag(7),
      quotation: Quotation(rawValue: row.text(8)) ?? .perUnit)
  }

  private static let columns = """
    security_id, plaid_security_id, name, ticker, type, subtype, currency, is_cash_equivalent,
    quotation
    """

  private static func order(_ security: Security) -> (String, String, SecurityID) {
    (security.ticker ?? security.name ?? "", security.name ?? "", security.id)
  }
}

extension TimelineReader {
  /// Returns the price of one unit that applies at the end of a day within a position. It is dated
  /// by the day on which it was stated, which is a later day if no price was known yet.
  func price(of position: Position, on date: LocalDate) throws -> Price? {
    let last = try lastPrice(of: position.security, before: date.next)
    if let last, last.date > position.from || position.price == nil { return last }
    guard let price = position.price, let currency = position.currency else { return nil }
    let stated = try last?.date ?? firstPriceDay(of: position.security, after: date)
    return Price(
      security: position.security, date: stated ?? position.from, value: price, currency: currency)
  }

  /// Returns the first day after `date` on which a price is stated.
  private func firstPriceDay(of security: SecurityID, after date: LocalDate) throws -> LocalDate? {
    try db.first(
      """
      SELECT min(date) FROM (
        SELECT min(date) AS date FROM prices WHERE security_id = ?1 AND date > ?2
        UNION ALL SELECT min(date) FROM holdings
        WHERE security_id = ?1 AND account_id = ?3 AND date > ?2 AND price IS NOT NULL
        UNION ALL SELECT min(date) FROM trades
        WHERE security_id = ?1 AND account_id = ?3 AND date > ?2 AND price IS NOT NULL
          AND removed_at_ms IS NULL AND quantity <> '0')
      """, security, date, account
    ) { $0.dateOrNull(0) } ?? nil
  }

  /// Returns the purchases that the newest list up to a day contains; `nil` if it contains none.
  func lots(of security: SecurityID, on date: LocalDate) throws -> TaxLotList? {
    let listed = try db.first(
      """
      SELECT date, currency FROM holdings
      WHERE account_id = ?1 AND security_id = ?2 AND date <= ?3 ORDER BY date DESC LIMIT 1
      """, account, security, date
    ) { (day: $0.date(0), currency: $0.currency(1)) }
    guard let (day, currency) = listed else { return nil }
    let lots = try db.all(
      """
      SELECT plaid_lot_id, purchased_at_ms, quantity, purchase_price, cost_basis_e8, value_e8
      FROM tax_lots WHERE account_id = ?1 AND security_id = ?2 AND date = ?3 ORDER BY number
      """, account, security, day
    ) { row in
      TaxLot(
        providerID: row.textOrNull(0), purchasedAt: row.instantOrNull(1),
        quantity: try row.quantityOrNull(2), purchasePrice: try row.quantityOrNull(3),
        costBasis: row.amountOrNull(4), value: row.amountOrNull(5))
    }
    return lots.isEmpty ? nil : TaxLotList(date: day, currency: currency, lots: lots)
  }

  /// Returns the cost of a position: from the newest list that states it, updated by the trades
  /// since, or else from all trades.
  ///
  /// Institutions send 0 for a cost that they do not know, so 0 counts only if nothing is held or
  /// it is worth nothing.
  func cost(of position: Position, on date: LocalDate) throws -> Money? {
    let listed = try db.first(
      """
      SELECT date, quantity, cost_basis_e8, currency FROM holdings
      WHERE account_id = ?1 AND security_id = ?2 AND date <= ?3 AND cost_basis_e8 IS NOT NULL
        AND (cost_basis_e8 <> 0 OR quantity = '0' OR price = '0')
      ORDER BY date DESC LIMIT 1
      """, account, position.security, date
    ) {
      (date: $0.date(0), quantity: try $0.quantity(1), cost: Money($0.amount(2), $0.currency(3)))
    }
    var average = listed.map { AverageCost(quantity: $0.quantity, cost: $0.cost) } ?? AverageCost()
    for trade in try trades(of: position.security, after: listed?.date) { try average.apply(trade) }
    // Trades that do not explain what is held do not explain what it cost.
    return average.quantity == position.quantity ? average.cost : nil
  }
}
