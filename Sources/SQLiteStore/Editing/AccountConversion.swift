import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Turns linked accounts into manual ones.
enum AccountConversion {
  /// Turns a linked account of an unlinked item into a manual one; its days keep their balances.
  static func makeManual(_ id: AccountID, _ db: Database) throws -> Account {
    let account = try AccountReader.account(id, db)
    guard let itemID = account.itemID else {
      throw Failure(
        .usage, "\(account.name) is already a manual account", remedy: .see(.accounts))
    }
    let item = try ItemReader.item(itemID, db)
    guard item.unlinkedAt != nil else {
      throw Failure(
        .usage,
        "\(account.name) is still linked through \(item.displayName), which would add it again",
        remedy: .unlink(item: item.id))
    }
    try addValuations(of: account, db)
    try db.run(
      """
      UPDATE accounts SET item_id = NULL, plaid_account_id = NULL, status = 'open',
        closed_by = NULL
      WHERE account_id = ?1
      """, id)
    return try AccountReader.account(id, db)
  }

  /// Adds the valuations from which the same days follow when computed in either direction: those
  /// of the first and the last day, of each day with an adjustment, and of the day before it.
  static func addValuations(of account: Account, _ db: Database) throws {
    guard let watermark = account.dataSyncedThrough, let last = account.balanceDay,
      watermark >= last
    else {
      throw Failure(
        .usage, "the balances of \(account.name) must be computed first",
        remedy: .first(.pull, then: "convert it"))
    }
    try db.run(
      """
      INSERT INTO valuations (account_id, date, amount_e8, kind)
      SELECT b.account_id, b.date, b.end_cash_e8 + b.end_non_cash_e8, 'reconciliation'
      FROM balances b LEFT JOIN balances n ON n.account_id = b.account_id AND n.date = b.date + 1
      WHERE b.account_id = ?1 AND (b.date = ?2 OR b.cash_adjustment_e8 <> 0
        OR b.non_cash_adjustment_e8 <> 0 OR n.cash_adjustment_e8 <> 0
        OR n.non_cash_adjustment_e8 <> 0)
      ON CONFLICT (account_id, date) DO NOTHING
      """, account.id, last)
    try db.run(
      """
      INSERT INTO valuations (account_id, date, amount_e8, kind)
      SELECT account_id, date, end_cash_e8 + end_non_cash_e8, 'opening' FROM balances
      WHERE account_id = ?1 AND date = ?2 AND cash_adjustment_e8 = 0
        AND non_cash_adjustment_e8 = 0
      ON CONFLICT (account_id, date) DO UPDATE SET kind = 'opening'
      """, account.id, account.firstDay)
  }
}
