import GRDB
import PlaidSyncLedger

/// Stored positions: reading, comparing, replacing.
enum PositionRows {
  private static let columns = "security_id, from_date, through_date, quantity, price, currency"

  private static let allSQL = """
    SELECT \(columns) FROM positions WHERE account_id = ?1 ORDER BY security_id, from_date
    """
  /// Two lookups in the index of last days: a position that is still open has none.
  private static let reachingSQL = """
    SELECT \(columns) FROM positions INDEXED BY positions_ending
    WHERE account_id = ?1 AND through_date IS NULL
    UNION ALL
    SELECT \(columns) FROM positions INDEXED BY positions_ending
    WHERE account_id = ?1 AND through_date >= ?2
    """

  /// Returns all positions of an account, ascending by security and day.
  static func rows(of account: AccountID, _ db: Database) throws -> [Position] {
    try db.all(allSQL, account, read: position)
  }

  /// Returns the positions at the end of a day.
  static func rows(
    of account: AccountID, over date: LocalDate, _ db: Database
  ) throws -> [Position] {
    try db.all(reachingSQL, account, date, read: position).filter { $0.from <= date }
  }

  /// Replaces the positions that reach into the window of a series by those of the series; equal
  /// ones are not written.
  static func replace(
    with series: BalanceSeries, of account: AccountID, _ db: Database
  ) throws {
    let start = series.window.start
    let stored =
      try start.map { try db.all(reachingSQL, account, $0, read: position) }
      ?? rows(of: account, db)
    let (old, new) = (Set(stored), Set(series.positions))
    for position in stored where !new.contains(position) {
      try db.run(
        "DELETE FROM positions WHERE account_id = ?1 AND security_id = ?2 AND from_date = ?3",
        account, position.security, position.from)
    }
    for position in series.positions where !old.contains(position) {
      try db.run(
        """
        INSERT INTO positions (account_id, \(columns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """, account, position.security, position.from, position.through,
        position.quantity, position.price, position.currency)
    }
  }

  private static func position(_ row: SQLRow) throws -> Position {
    Position(
      security: row.id(0), from: row.date(1), through: row.dateOrNull(2),
      quantity: try row.quantity(3), price: try row.quantityOrNull(4),
      currency: row.isNull(5) ? nil : row.currency(5))
  }
}
