import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Reads and writes valuations.
enum ValuationRows {
  /// Returns an account's valuations, ascending.
  static func valuations(of account: AccountID, _ db: Database) throws -> [Valuation] {
    try db.all(
      "SELECT date, amount_e8, kind FROM valuations WHERE account_id = ?1 ORDER BY date",
      account, read: TimelineReader.valuation)
  }

  /// Sets the valuation of a day.
  static func set(_ valuation: Valuation, of account: AccountID, _ db: Database) throws {
    try db.run(
      """
      INSERT INTO valuations (account_id, date, amount_e8, kind) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (account_id, date)
      DO UPDATE SET amount_e8 = excluded.amount_e8, kind = excluded.kind
      WHERE amount_e8 <> excluded.amount_e8 OR kind <> excluded.kind
      """, account, valuation.date, valuation.amount, valuation.kind.rawValue)
  }

  /// Deletes the valuation of a day; throws if there is none.
  static func delete(of account: AccountID, on date: LocalDate, _ db: Database) throws {
    let count = try db.run(
      "DELETE FROM valuations WHERE account_id = ?1 AND date = ?2", account, date)
    guard count > 0 else {
      throw Failure(
        .notFound, "Account \(account) has no valuation on \(date).",
        remedy: .seeAccount(account))
    }
  }
}
