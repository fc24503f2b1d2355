import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Adds, changes and deletes transactions for the user.
enum TransactionEditor {
  static func add(
    _ transaction: NewTransaction, at now: Timestamp, _ db: Database
  ) throws -> Transaction {
    let account = try AccountReader.account(transaction.accountID, db)
    let currency = transaction.money.currency
    let id = try db.insert(
      """
      INSERT INTO transactions (account_id, source, date, amount_e8, foreign_currency, name,
        category, user_notes, pending, updated_at_ms)
      VALUES (?1, 'manual', ?2, ?3, ?4, ?5, ?6, ?7, 0, ?8)
      """, transaction.accountID, transaction.date, transaction.money.amount,
      currency == account.currency ? nil : currency, transaction.name, transaction.category,
      transaction.notes, now)
    return try TransactionReader.transaction(TransactionID(id), db)
  }

  /// Changes fields of a transaction, or restores it.
  static func apply(
    _ edit: TransactionEdit, to id: TransactionID, at now: Timestamp, _ db: Database
  ) throws {
    let transaction = try TransactionReader.transaction(id, db)
    if edit.date != .keep || edit.amount != .keep || edit.isRestored {
      try requireWhole(transaction)
    }
    let isProvided = transaction.source == .plaid
    let isSent = isProvided || transaction.parentID != nil
    if transaction.isRemainder, edit.category != .keep {
      try db.run("UPDATE transactions SET is_remainder = 0 WHERE transaction_id = ?1", id)
    }
    try change("date", "provider_date", edit.date, of: id, isProvided, db)
    try change("amount_e8", "provider_amount_e8", edit.amount, of: id, isProvided, db)
    try set(isSent ? "user_name" : "name", edit.name, of: id, isSent, db)
    try set(isSent ? "user_category" : "category", edit.category, of: id, true, db)
    try set("user_notes", edit.notes, of: id, true, db)
    try set("user_excluded", edit.isExcluded, of: id, true, db)
    try set("user_tags", texts(edit.tags), of: id, true, db)
    if edit.isRestored {
      try db.run(
        """
        UPDATE transactions SET hidden_at_ms = NULL,
          restored_at_ms = iif(removed_at_ms IS NULL, restored_at_ms, ?2),
          removed_at_ms = NULL, removed_by_sync_id = NULL, removed_because = NULL
        WHERE transaction_id = ?1 AND coalesce(removed_at_ms, hidden_at_ms) IS NOT NULL
        """, id, now)
    }
    try db.run("UPDATE transactions SET updated_at_ms = ?2 WHERE transaction_id = ?1", id, now)
  }

  /// Hides a transaction, whatever the provider sends for it later.
  static func delete(_ id: TransactionID, at now: Timestamp, _ db: Database) throws {
    try requireWhole(try TransactionReader.transaction(id, db))
    try db.run(
      """
      UPDATE transactions SET hidden_at_ms = ?2, updated_at_ms = ?2
      WHERE transaction_id = ?1 AND hidden_at_ms IS NULL
      """, id, now)
  }

  /// Throws if the transaction is a part of a split transaction: its date, amount and removal are
  /// those of the whole.
  private static func requireWhole(_ transaction: Transaction) throws {
    guard let parent = transaction.parentID else { return }
    throw Failure(
      .usage, "transaction \(transaction.id) is a part of \(parent)",
      remedy: .either("change the whole", or: .split(parent)))
  }

  /// Changes the date or the amount. Its column has the effective value; while the user's value is
  /// in effect, another column keeps the provider's.
  private static func change<Value: SQLBindable>(
    _ column: String, _ kept: String, _ change: TransactionEdit.Change<Value>,
    of id: TransactionID, _ isProvided: Bool, _ db: Database
  ) throws {
    switch change {
    case .keep: break
    case .set(let value):
      let keeping = isProvided ? "\(kept) = coalesce(\(kept), \(column)), " : ""
      try db.run(
        "UPDATE transactions SET \(keeping)\(column) = ?2 WHERE transaction_id = ?1", id, value)
    case .release:
      try db.run(
        """
        UPDATE transactions SET \(column) = coalesce(\(kept), \(column)), \(kept) = NULL
        WHERE transaction_id = ?1
        """, id)
    }
  }

  /// Changes one of the other fields. If there is no provider's value, a field that cannot be empty
  /// keeps its value when it is released.
  private static func set<Value: SQLBindable>(
    _ column: String, _ change: TransactionEdit.Change<Value>, of id: TransactionID,
    _ isNullable: Bool, _ db: Database
  ) throws {
    switch change {
    case .keep: break
    case .set(let value):
      try db.run(
        "UPDATE transactions SET \(column) = ?2 WHERE transaction_id = ?1", id, value)
    case .release where isNullable:
      try db.run("UPDATE transactions SET \(column) = NULL WHERE transaction_id = ?1", id)
    case .release: break
    }
  }

  private static func texts(
    _ change: TransactionEdit.Change<[String]>
  ) -> TransactionEdit.Change<String> {
    switch change {
    case .keep: .keep
    case .set(let tags): .set(TransactionReader.text(ofTags: tags))
    case .release: .release
    }
  }
}
