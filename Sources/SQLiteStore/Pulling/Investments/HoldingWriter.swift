import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Writes one list of holdings of an account.
struct HoldingWriter {
  let account: AccountID
  /// The day of the list.
  let date: LocalDate
  let syncID: SyncID
  let db: Database

  /// Records that there is a list for the day.
  func recordList() throws {
    try db.run(
      """
      INSERT INTO holding_lists (account_id, date, sync_id) VALUES (?1, ?2, ?3)
      ON CONFLICT DO NOTHING
      """, account, date, syncID)
  }

  /// Stores a holding from the list, dated by its price. It replaces what lists reported for that
  /// day and later ones. Equal rows are not written.
  func write(_ report: HoldingReport, of security: SecurityID, currency: Currency) throws {
    let day = report.priceDate.map { min($0, date) } ?? date
    try db.run(
      "DELETE FROM holdings WHERE account_id = ?1 AND security_id = ?2 AND date > ?3", account,
      security, day)
    let changed = try db.run(
      """
      INSERT INTO holdings (account_id, security_id, date, quantity, price, value_e8, cost_basis_e8,
        currency, raw_json)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      ON CONFLICT DO UPDATE SET quantity = excluded.quantity, price = excluded.price,
        value_e8 = excluded.value_e8, cost_basis_e8 = excluded.cost_basis_e8,
        currency = excluded.currency, raw_json = excluded.raw_json
      WHERE (quantity, price, value_e8, cost_basis_e8, currency, raw_json) IS NOT (
        excluded.quantity, excluded.price, excluded.value_e8, excluded.cost_basis_e8,
        excluded.currency, excluded.raw_json)
      """, account, security, day, report.quantity, report.price, report.value, report.costBasis,
      currency, report.rawJSON)
    if changed > 0 { try write(report.lots, of: security, on: day) }
  }

  /// Stores the purchases that make up a holding, replacing earlier ones.
  private func write(_ lots: [TaxLot], of security: SecurityID, on day: LocalDate) throws {
    try deleteLots(of: security, on: day)
    for (index, lot) in lots.enumerated() {
      try db.run(
        """
        INSERT INTO tax_lots (account_id, security_id, date, number, plaid_lot_id, purchased_at_ms,
          quantity, purchase_price, cost_basis_e8, value_e8)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
        """, account, security, day, index + 1, lot.providerID, lot.purchasedAt, lot.quantity,
        lot.purchasePrice, lot.costBasis, lot.value)
    }
  }

  private func deleteLots(of security: SecurityID, on day: LocalDate) throws {
    try db.run(
      "DELETE FROM tax_lots WHERE account_id = ?1 AND security_id = ?2 AND date = ?3", account,
      security, day)
  }

  /// Writes a holding with quantity 0 for every security that is held according to an older list or
  /// a trade since, but is missing from this list.
  func writeZeroHoldings(except listed: Set<SecurityID>) throws {
    let before = try db.first(
      "SELECT max(date) FROM holding_lists WHERE account_id = ?1 AND date < ?2", account, date
    ) { $0.dateOrNull(0) }
    guard let before = before ?? nil else { return }
    let known: [SecurityID] = try db.all(Self.listedSQL, account) { $0.id(0) }
    let traded: [SecurityID] = try db.all(Self.tradedSQL, account, before, date) { $0.id(0) }
    for security in Set(known + traded).subtracting(listed).sorted() {
      guard let currency = try currencyIfHeld(security) else { continue }
      // Replacing a row fires no delete trigger.
      try deleteLots(of: security, on: date)
      try db.run(
        """
        INSERT OR REPLACE INTO holdings (account_id, security_id, date, quantity, currency)
        VALUES (?1, ?2, ?3, '0', ?4)
        """, account, security, date, currency)
    }
  }

  /// Each security that was ever in a list, found by one index lookup each.
  private static let listedSQL = """
    WITH RECURSIVE named (id) AS (
      SELECT min(security_id) FROM holdings WHERE account_id = ?1
      UNION ALL
      SELECT (SELECT min(security_id) FROM holdings WHERE account_id = ?1 AND security_id > id)
      FROM named WHERE id IS NOT NULL)
    SELECT id FROM named WHERE id IS NOT NULL
    """

  private static let tradedSQL = """
    SELECT DISTINCT security_id FROM trades INDEXED BY trades_standing
    WHERE account_id = ?1 AND date BETWEEN ?2 AND ?3 AND removed_at_ms IS NULL
      AND security_id IS NOT NULL AND quantity <> '0'
    """

  /// Returns the currency of a security that is held according to the newest holding or a trade
  /// after it; `nil` if it is not held.
  private func currencyIfHeld(_ security: SecurityID) throws -> Currency? {
    let newest = try db.first(
      """
      SELECT date, quantity, currency FROM holdings
      WHERE account_id = ?1 AND security_id = ?2 AND date <= ?3 ORDER BY date DESC LIMIT 1
      """, account, security, date
    ) { (date: $0.date(0), isHeld: $0.text(1) != "0", currency: $0.currency(2)) }
    if let newest, newest.isHeld { return newest.currency }
    let trades = try db.all(
      """
      SELECT type, subtype, currency FROM trades INDEXED BY trades_of_security
      WHERE security_id = ?1 AND account_id = ?2 AND date > ?3 AND date <= ?4
        AND removed_at_ms IS NULL AND quantity <> '0'
      """, security, account, newest?.date ?? LocalDate(day: .min), date
    ) { (TradeMeaning(type: $0.text(0), subtype: $0.text(1)), $0.currency(2)) }
    return trades.first { $0.0.movesQuantity }?.1
  }
}
