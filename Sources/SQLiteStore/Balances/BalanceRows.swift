import GRDB
import GRDBSQLite
import Ledger

/// Stored balance rows: reading, comparing, replacing.
enum BalanceRows {
  private static let columns = """
    date, start_cash_e8, start_non_cash_e8, cash_in_e8, cash_out_e8, non_cash_in_e8,
    non_cash_out_e8, market_e8, cash_adjustment_e8, non_cash_adjustment_e8, end_cash_e8,
    end_non_cash_e8, incomplete
    """

  private static let windowSQL = """
    SELECT \(columns) FROM balances WHERE account_id = ?1 AND date BETWEEN ?2 AND ?3
    ORDER BY date
    """
  private static let daySQL =
    "SELECT \(columns) FROM balances WHERE account_id = ?1 AND date = ?2"

  /// The rows of a window, ascending.
  static func rows(
    of account: AccountID, in window: SyncWindow, _ db: Database
  ) throws -> [BalanceRow] {
    try db.all(
      windowSQL, account, window.start?.day ?? Int32.min, window.end?.day ?? Int32.max, read: row)
  }

  /// The row of one day.
  static func row(of account: AccountID, on date: LocalDate, _ db: Database) throws -> BalanceRow? {
    try db.first(daySQL, account, date, read: row)
  }

  /// Puts a series in the place of the rows that it covers and deletes those outside of the
  /// account's days. Rows that are equal are not written.
  ///
  /// - Returns: how many rows were written or deleted.
  static func replace(
    with series: BalanceSeries, of account: AccountID, firstDay: LocalDate?, today: LocalDate,
    _ db: Database
  ) throws -> Int {
    guard let firstDay, let first = series.rows.first, let last = series.rows.last else {
      return try db.run("DELETE FROM balances WHERE account_id = ?1", account)
    }
    let deleted = try deleteRows(of: account, before: firstDay, after: today, db)
    let stored = try rows(
      of: account, in: SyncWindow(start: first.date, end: last.date), db)
    var place = 0
    let missing = series.rows.filter { row in
      while place < stored.count, stored[place].date < row.date { place += 1 }
      return place == stored.count || stored[place] != row
    }
    return try deleted
      + insert.run(missing.count, in: db) { index, statement, first in
        bind(missing[index], of: account, to: statement.handle, behind: first)
      }
  }

  private static let reachSQL = """
    SELECT (SELECT min(date) FROM balances WHERE account_id = ?1),
      (SELECT max(date) FROM balances WHERE account_id = ?1)
    """

  /// Deletes the rows before one day and after another. Looking first is worth it: mostly there are none,
  /// and a statement that deletes from a table with a foreign key begins with a table of its own.
  private static func deleteRows(
    of account: AccountID, before first: LocalDate, after last: LocalDate, _ db: Database
  ) throws -> Int {
    let reach = try db.first(reachSQL, account) { ($0.dateOrNull(0), $0.dateOrNull(1)) }
    guard case (let oldest?, let newest?)? = reach else { return 0 }
    var deleted = 0
    if oldest < first {
      deleted += try db.run(
        "DELETE FROM balances WHERE account_id = ?1 AND date < ?2", account, first)
    }
    if newest > last {
      deleted += try db.run(
        "DELETE FROM balances WHERE account_id = ?1 AND date > ?2", account, last)
    }
    return deleted
  }

  private static let insert = RowInsert(
    "INSERT OR REPLACE INTO balances (account_id, \(columns)) VALUES", width: 14)

  private static func bind(
    _ row: BalanceRow, of account: AccountID, to statement: OpaquePointer, behind first: Int32
  ) {
    sqlite3_bind_int64(statement, first + 1, account.rawValue)
    sqlite3_bind_int64(statement, first + 2, Int64(row.date.day))
    sqlite3_bind_int64(statement, first + 3, row.startCash.rawValue)
    sqlite3_bind_int64(statement, first + 4, row.startNonCash.rawValue)
    sqlite3_bind_int64(statement, first + 5, row.cashIn.rawValue)
    sqlite3_bind_int64(statement, first + 6, row.cashOut.rawValue)
    sqlite3_bind_int64(statement, first + 7, row.nonCashIn.rawValue)
    sqlite3_bind_int64(statement, first + 8, row.nonCashOut.rawValue)
    sqlite3_bind_int64(statement, first + 9, row.market.rawValue)
    sqlite3_bind_int64(statement, first + 10, row.cashAdjustment.rawValue)
    sqlite3_bind_int64(statement, first + 11, row.nonCashAdjustment.rawValue)
    sqlite3_bind_int64(statement, first + 12, row.endCash.rawValue)
    sqlite3_bind_int64(statement, first + 13, row.endNonCash.rawValue)
    sqlite3_bind_int64(statement, first + 14, row.isIncomplete ? 1 : 0)
  }

  private static func row(_ row: SQLRow) -> BalanceRow {
    var day = BalanceRow(date: row.date(0))
    day.startCash = row.amount(1)
    day.startNonCash = row.amount(2)
    day.cashIn = row.amount(3)
    day.cashOut = row.amount(4)
    day.nonCashIn = row.amount(5)
    day.nonCashOut = row.amount(6)
    day.market = row.amount(7)
    day.cashAdjustment = row.amount(8)
    day.nonCashAdjustment = row.amount(9)
    day.endCash = row.amount(10)
    day.endNonCash = row.amount(11)
    day.isIncomplete = row.flag(12)
    return day
  }
}
