import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore {
  /// Makes a linked account of an unlinked item a manual one; all its days stay as they are.
  public func makeManual(_ account: AccountID) async throws -> Account {
    try await writeToTheEnd { db in
      let found = try AccountReader.account(account, db)
      guard let itemID = found.itemID else {
        throw Failure(
          .usage, "\(found.name) is a manual account already", remedy: .see(.accounts))
      }
      let item = try ItemReader.item(itemID, db)
      guard item.unlinkedAt != nil else {
        throw Failure(
          .usage, "\(found.name) is still fed by \(item.displayName), which would bring it again",
          remedy: .unlink(item: item.id))
      }
      try SQLiteStore.pinHistory(of: found, db)
      try db.run(
        """
        UPDATE accounts SET item_id = NULL, plaid_account_id = NULL, status = 'open',
          closed_by = NULL
        WHERE account_id = ?1
        """, account)
      return try AccountReader.account(account, db)
    }
  }

  /// States the totals from which the days follow in either direction: of the first and the last
  /// day, of each day with an adjustment, and of the day before it.
  static func pinHistory(of account: Account, _ db: Database) throws {
    guard let watermark = account.dataSyncedThrough, let last = account.balanceDay,
      watermark >= last
    else {
      throw Failure(
        .usage, "the balances of \(account.name) are to be computed first",
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
