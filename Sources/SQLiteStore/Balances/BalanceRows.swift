import CSQLite
import GRDB
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
      + missing.withUnsafeBufferPointer { rows in
        try insert.run(Given(account: account, rows: rows), in: db)
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

  private static let insert = RowInsert<Given>(
    "INSERT OR REPLACE INTO balances (account_id, \(columns))", columns: 14)

  /// An account's rows on their way into the table.
  private struct Given: GivenRows {
    let account: AccountID
    let rows: UnsafeBufferPointer<BalanceRow>

    var count: Int { rows.count }

    func put(_ column: Int32, of row: Int, into value: some GivenValue) {
      guard let row = rows.baseAddress.map({ $0 + row }) else { return }
      switch column {
      case 0: value.put(account.rawValue)
      case 1: value.put(Int64(row.pointee.date.day))
      case 2: value.put(row.pointee.startCash.rawValue)
      case 3: value.put(row.pointee.startNonCash.rawValue)
      case 4: value.put(row.pointee.cashIn.rawValue)
      case 5: value.put(row.pointee.cashOut.rawValue)
      case 6: value.put(row.pointee.nonCashIn.rawValue)
      case 7: value.put(row.pointee.nonCashOut.rawValue)
      case 8: value.put(row.pointee.market.rawValue)
      case 9: value.put(row.pointee.cashAdjustment.rawValue)
      case 10: value.put(row.pointee.nonCashAdjustment.rawValue)
      case 11: value.put(row.pointee.endCash.rawValue)
      case 12: value.put(row.pointee.endNonCash.rawValue)
      case 13: value.put(row.pointee.isIncomplete ? 1 : 0)
      default: preconditionFailure("balances have no column \(column) to be given")
      }
    }

    static let deliver: csqlite_put = { rows, row, column, value in
      guard let rows, let value else { return }
      rows.assumingMemoryBound(to: Given.self).pointee
        .put(column, of: Int(row), into: ReadValue(context: value))
    }
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
