import GRDB
import PlaidSyncLedger

/// Stored balance rows: reading, comparing, replacing.
enum BalanceRows {
  private static let columns = ColumnNames(of: BalanceRow.blank).list

  private static let windowSQL = """
    SELECT \(columns) FROM balances WHERE account_id = ?1 AND date BETWEEN ?2 AND ?3
    ORDER BY date
    """
  private static let daySQL =
    "SELECT \(columns) FROM balances WHERE account_id = ?1 AND date = ?2"

  /// Returns the rows of a window, ascending.
  static func rows(
    of account: AccountID, in window: SyncWindow, _ db: Database
  ) throws -> [BalanceRow] {
    try db.all(
      windowSQL, account, window.start?.day ?? Int32.min, window.end?.day ?? Int32.max, read: row)
  }

  /// Returns the row of one day; `nil` if there is none.
  static func row(of account: AccountID, on date: LocalDate, _ db: Database) throws -> BalanceRow? {
    try db.first(daySQL, account, date, read: row)
  }

  /// Replaces the rows that a series covers and deletes those outside of the account's days. Equal
  /// rows are not written.
  ///
  /// - Returns: The number of rows that were written or deleted.
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
    return try deleted + insert(missing, of: account, db)
  }

  private static let insertSQL: String = {
    let columns = ColumnNames(of: BalanceRecord(account: AccountID(0), day: .blank))
    return "INSERT OR REPLACE INTO balances (\(columns.list)) VALUES (\(columns.parameters))"
  }()

  private static func insert(
    _ rows: [BalanceRow], of account: AccountID, _ db: Database
  ) throws -> Int {
    guard !rows.isEmpty else { return 0 }
    let statement = try SQLStatement(insertSQL, in: db)
    defer { statement.reset() }
    return try rows.reduce(0) { written, row in
      try statement.bind(BalanceRecord(account: account, day: row))
      return try written + statement.run()
    }
  }

  private static let reachSQL = """
    SELECT (SELECT min(date) FROM balances WHERE account_id = ?1),
      (SELECT max(date) FROM balances WHERE account_id = ?1)
    """

  /// Deletes the rows before one day and after another. It looks for them first, because there are
  /// usually none, and a statement that deletes from a table with a foreign key first creates a
  /// temporary table.
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

  private static func row(_ row: SQLRow) -> BalanceRow {
    var day = BalanceRow.blank
    row.read(into: &day)
    return day
  }
}

/// A row of `balances`.
private struct BalanceRecord: TableRow {
  let account: AccountID
  var day: BalanceRow

  mutating func visit(_ visitor: inout some ColumnVisitor) {
    day.visit(&visitor)
    visitor.column("account_id", writing: account)
  }
}

extension BalanceRow: TableRow {
  fileprivate static let blank = BalanceRow(date: LocalDate(day: 0))

  mutating func visit(_ visitor: inout some ColumnVisitor) {
    visitor.column("date", &date)
    visitor.column("start_cash_e8", &startCash)
    visitor.column("start_non_cash_e8", &startNonCash)
    visitor.column("cash_in_e8", &cashIn)
    visitor.column("cash_out_e8", &cashOut)
    visitor.column("non_cash_in_e8", &nonCashIn)
    visitor.column("non_cash_out_e8", &nonCashOut)
    visitor.column("market_e8", &market)
    visitor.column("cash_adjustment_e8", &cashAdjustment)
    visitor.column("non_cash_adjustment_e8", &nonCashAdjustment)
    visitor.column("end_cash_e8", &endCash)
    visitor.column("end_non_cash_e8", &endNonCash)
    visitor.column("incomplete", &isIncomplete)
  }
}
