import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Adds manual accounts and changes accounts.
enum AccountEditor {
  static func add(_ account: NewAccount, at now: Timestamp, _ db: Database) throws -> Account {
    try AccountReader.requireFamily(account.familyID, db)
    let id = AccountID(
      try db.insert(
        """
        INSERT INTO accounts (family_id, name, kind, type, subtype, currency, created_at_ms)
        VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6)
        """, account.familyID, account.name, account.kind.rawValue, account.subtype,
        account.currency, now))
    if let opening = account.opening { try ValuationRows.set(opening, of: id, db) }
    return try AccountReader.account(id, db)
  }

  /// Changes an account. A linked account keeps the provider's values next to the user's.
  static func apply(
    _ edit: AccountEdit, to account: AccountID, _ db: Database
  ) throws -> Account {
    let isLinked = try AccountReader.account(account, db).isLinked
    let (name, subtype) = isLinked ? ("user_name", "user_subtype") : ("name", "subtype")
    if let value = edit.name {
      try db.run("UPDATE accounts SET \(name) = ?2 WHERE account_id = ?1", account, value)
    }
    if let value = edit.subtype {
      try db.run("UPDATE accounts SET \(subtype) = ?2 WHERE account_id = ?1", account, value)
    }
    if let value = edit.pendingInBalance {
      try db.run(
        "UPDATE accounts SET pending_in_balance = ?2 WHERE account_id = ?1", account,
        value.rawValue)
    }
    return try AccountReader.account(account, db)
  }

  /// Sets the status of an account; the provider does not reopen one that the user has closed.
  static func setStatus(
    _ status: AccountStatus, of account: AccountID, _ db: Database
  ) throws {
    let count = try db.run(
      "UPDATE accounts SET status = ?2, closed_by = ?3 WHERE account_id = ?1", account,
      status.rawValue, status == .closed ? "user" : nil)
    guard count > 0 else { throw AccountReader.missing(account) }
  }
}
