import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Merges two accounts, inside a transaction: the old one stays and takes over what is new.
struct Rejoiner {
  let old: Account
  let new: Account
  let item: Item
  let now: Timestamp
  let db: Database

  /// Throws if the two accounts cannot be merged.
  init(_ pair: AccountPair, of item: Item, now: Timestamp, _ db: Database) throws {
    old = try AccountReader.account(pair.old, db)
    new = try AccountReader.account(pair.new, db)
    self.item = item
    self.now = now
    self.db = db
    try check()
  }

  /// Merges the accounts and reports what happened to their rows.
  func rejoin() throws -> RejoinReport {
    // A manual account becomes linked: its days so far keep their balances.
    if !old.isLinked { try AccountConversion.addValuations(of: old, db) }
    let rows = TransactionMatcher(old: try rows(of: old.id), new: try rows(of: new.id))
    let last = try reportedBalance(of: old.id, order: "DESC")
    let first = try reportedBalance(of: new.id, order: "ASC")
    try RejoinRows(rows.pairs, now: now, db).write()
    let missing = try rows.missing.filter { try removeUnlessRestored($0) }
    try db.run(
      "UPDATE transactions SET account_id = ?1 WHERE account_id = ?2", old.id, new.id)
    try removeReplacedTrades()
    try moveOtherRows()
    try takeOverIdentity()
    if let last, let first { try markLatePostings(after: last, with: first, added: rows.added) }
    return RejoinReport(
      accountID: old.id, formerID: new.id, name: old.name, matched: rows.pairs.count,
      older: rows.older,
      missing: try missing.map { try TransactionReader.transaction($0, db) },
      added: try rows.added.map { try TransactionReader.transaction($0, db) },
      ambiguous: rows.ambiguous)
  }

  /// Removes a row as a full pull does, unless the user has restored it before. Returns whether it
  /// was removed.
  private func removeUnlessRestored(_ id: TransactionID) throws -> Bool {
    try db.run(
      """
      UPDATE transactions SET removed_at_ms = ?2, removed_because = 'unlisted'
      WHERE transaction_id = ?1 AND restored_at_ms IS NULL
      """, id, now) > 0
  }

  /// Removes the old trades dated on or after the new account's first trade: the new item lists
  /// them again, under other ids, so they would count twice.
  private func removeReplacedTrades() throws {
    try db.run(
      """
      UPDATE trades SET removed_at_ms = ?3, updated_at_ms = ?3
      WHERE account_id = ?1 AND removed_at_ms IS NULL AND item_id IS NOT NULL AND date >= (
        SELECT min(date) FROM trades WHERE account_id = ?2 AND removed_at_ms IS NULL)
      """, old.id, new.id, now)
  }

  private func check() throws {
    func refuse(_ why: String, _ remedy: Remedy = .see(.accounts)) -> Failure {
      Failure(
        .usage,
        "account \(new.id) (\(new.name)) cannot continue account \(old.id) "
          + "(\(old.name)): \(why)", remedy: remedy)
    }
    guard new.itemID == item.id else {
      throw refuse("it does not belong to item \(item.id)")
    }
    guard old.itemID != item.id, old.familyID == new.familyID else {
      throw refuse("the two accounts must belong to different items")
    }
    guard old.kind == new.kind, old.currency == new.currency else {
      throw refuse("they differ in type or currency")
    }
    if let formerID = old.itemID {
      let former = try ItemReader.item(formerID, db)
      guard former.unlinkedAt != nil || former.status.needsUser else {
        throw refuse(
          "item \(former.id) is still connected and would bring the same rows again",
          .unlink(item: former.id))
      }
    }
    guard item.isHistoryComplete else {
      throw refuse(
        "the bank's history is not complete yet",
        .first(.pullItem(item.id), then: .rejoin(item: item.id)))
    }
    let isBusy = try db.exists(
      """
      SELECT 1 FROM syncs WHERE status IN ('pending', 'syncing') AND (
        kind = 'account' AND syncable_id IN (?1, ?2) OR kind = 'item' AND syncable_id IN (?3, ?4))
      """, old.id, new.id, item.id, old.itemID)
    guard !isBusy else {
      throw Failure(
        .busy, "\(new.name) is being synced",
        remedy: .first("wait until the sync is over", then: .rejoin(item: item.id)))
    }
  }

  /// Returns the provider's rows that are not removed, with the provider's values.
  private func rows(of account: AccountID) throws -> [TransactionMatcher.Row] {
    try db.all(
      """
      SELECT transaction_id, coalesce(provider_date, date), authorized_date,
        coalesce(provider_amount_e8, amount_e8), coalesce(foreign_currency, ?2), name, pending,
        coalesce(provider_date, provider_amount_e8, user_name, user_category, user_notes,
          user_tags, user_excluded, hidden_at_ms) IS NOT NULL
      FROM transactions
      WHERE account_id = ?1 AND source = 'plaid' AND removed_at_ms IS NULL
      ORDER BY transaction_id
      """, account, old.currency
    ) { row in
      TransactionMatcher.Row(
        id: row.id(0), date: row.date(1), authorizedDate: row.dateOrNull(2),
        money: Money(row.amount(3), row.currency(4)), name: row.text(5), isPending: row.flag(6),
        isEdited: row.flag(7))
    }
  }

  /// Moves everything else from the new account to the old one. If both have something of which
  /// there can be only one, that of the old account stays.
  ///
  /// The tables are processed in the order in which they were created: a holding that is deleted
  /// deletes its tax lots, which must happen before tax lots are moved.
  private func moveOtherRows() throws {
    try db.run("DELETE FROM balances WHERE account_id = ?1", new.id)
    let tables = try db.all(
      """
      SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c
      WHERE m.type = 'table' AND c.name = 'account_id'
        AND m.name NOT IN ('accounts', 'balances', 'transactions')
      ORDER BY m.rowid
      """
    ) { $0.text(0) }
    for table in tables {
      try db.run(
        "UPDATE OR IGNORE \(table) SET account_id = ?1 WHERE account_id = ?2", old.id, new.id)
      try db.run("DELETE FROM \(table) WHERE account_id = ?1", new.id)
    }
    try db.run(
      "UPDATE syncs SET syncable_id = ?1 WHERE kind = 'account' AND syncable_id = ?2", old.id,
      new.id)
  }

  /// Gives the old account the identity of the new one, which is deleted. Its entries existed twice
  /// until now, so their transfers are matched again.
  private func takeOverIdentity() throws {
    try db.run("CREATE TEMP TABLE rejoined AS SELECT * FROM accounts WHERE account_id = ?1", new.id)
    try db.run("DELETE FROM accounts WHERE account_id = ?1", new.id)
    try db.run(
      """
      UPDATE accounts AS o SET item_id = n.item_id, plaid_account_id = n.plaid_account_id,
        persistent_account_id = coalesce(n.persistent_account_id, o.persistent_account_id),
        name = n.name, user_name = coalesce(o.user_name, n.user_name),
        official_name = n.official_name, mask = n.mask, subtype = n.subtype,
        user_subtype = coalesce(o.user_subtype, n.user_subtype), raw_json = n.raw_json,
        status = iif(o.closed_by = 'user', o.status, n.status),
        closed_by = iif(o.closed_by = 'user', o.closed_by, n.closed_by),
        transfers_matched_through = NULL
      FROM temp.rejoined AS n WHERE o.account_id = ?1
      """, old.id)
    try db.run("DROP TABLE temp.rejoined")
  }

  /// Marks late postings that the first reported balance of the new link reveals, as every reported
  /// balance may.
  private func markLatePostings(
    after last: ReportedBalance, with first: ReportedBalance, added: [TransactionID]
  ) throws {
    guard first.date >= last.date else { return }
    let place = AccountWriter.KnownAccount(id: old.id, currency: old.currency, kind: old.kind)
    try ReportedBalanceWriter.compare(first.id, with: last.id, of: place, added, db)
  }

  private func reportedBalance(of account: AccountID, order: String) throws -> ReportedBalance? {
    try db.first(
      """
      SELECT \(AccountReader.reportedBalanceColumns)
      FROM reported_balances WHERE account_id = ?1 ORDER BY reported_balance_id \(order) LIMIT 1
      """, account
    ) { AccountReader.reportedBalance($0, 0) }
  }
}
