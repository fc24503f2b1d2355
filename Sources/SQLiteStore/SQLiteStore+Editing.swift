import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore {
  /// Adds a family.
  public func addFamily(
    name: String, currency: Currency, timeZone: String
  ) async throws -> Family {
    let now = world.now()
    return try await writeToTheEnd { db in
      guard try !db.exists("SELECT 1 FROM families WHERE name = ?1", name) else {
        throw Failure(
          .usage, "There is a family named \(name) already.", remedy: "choose another name")
      }
      let id = try db.insert(
        """
        INSERT INTO families (name, currency, time_zone, created_at_ms) VALUES (?1, ?2, ?3, ?4)
        """, name, currency, timeZone, now)
      return Family(
        id: FamilyID(id), name: name, currency: currency, timeZone: timeZone,
        dataSyncedThrough: nil)
    }
  }

  /// Adds a manual account, with its opening valuation when there is one.
  public func addAccount(_ account: NewAccount) async throws -> Account {
    let now = world.now()
    return try await writeToTheEnd { db in
      try AccountReader.requireFamily(account.familyID, db)
      let id = try db.insert(
        """
        INSERT INTO accounts (family_id, name, kind, type, subtype, currency, created_at_ms)
        VALUES (?1, ?2, ?3, ?3, ?4, ?5, ?6)
        """, account.familyID, account.name, account.kind.rawValue, account.subtype,
        account.currency, now)
      if let opening = account.opening {
        try SQLiteStore.set(opening, of: AccountID(id), db)
      }
      return try AccountReader.account(AccountID(id), db)
    }
  }

  /// Renames an account or corrects its subtype; a linked account keeps the provider's words
  /// beside the user's.
  public func editAccount(_ account: AccountID, _ edit: AccountEdit) async throws -> Account {
    try await writeToTheEnd { db in
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
  }

  /// Closes or reopens an account; its history stays, and the provider does not undo it.
  public func setStatus(_ status: AccountStatus, of account: AccountID) async throws {
    try await writeToTheEnd { db in
      let closer = status == .closed ? "user" : nil
      let count = try db.run(
        "UPDATE accounts SET status = ?2, closed_by = ?3 WHERE account_id = ?1", account,
        status.rawValue, closer)
      guard count > 0 else { throw AccountReader.missing(account) }
    }
  }

  /// Sets the valuation of a day.
  public func setValuation(_ valuation: Valuation, of account: AccountID) async throws {
    try await writeToTheEnd { db in
      try AccountReader.require(account, db)
      try SQLiteStore.set(valuation, of: account, db)
    }
  }

  /// Deletes the valuation of a day; fails with `not-found` when there is none.
  public func deleteValuation(of account: AccountID, on date: LocalDate) async throws {
    try await writeToTheEnd { db in
      let count = try db.run(
        "DELETE FROM valuations WHERE account_id = ?1 AND date = ?2", account, date)
      guard count > 0 else {
        throw Failure(
          .notFound, "Account \(account) has no valuation on \(date).",
          remedy: .seeAccount(account))
      }
    }
  }

  /// Forgets the marks of a scope, so that the next sync is full.
  public func forgetWatermarks(of scope: SyncKey) async throws {
    try await writeToTheEnd { db in
      let accounts: String
      let marks = "data_synced_through = NULL, trades_synced_through = NULL"
      switch scope {
      case .family(let family):
        try AccountReader.requireFamily(family, db)
        try db.run("UPDATE families SET data_synced_through = NULL WHERE family_id = ?1", family)
        try db.run("UPDATE items SET \(marks) WHERE family_id = ?1", family)
        accounts = "family_id"
      case .item(let item):
        try ItemReader.require(item, db)
        try db.run("UPDATE items SET \(marks) WHERE item_id = ?1", item)
        accounts = "item_id"
      case .account(let account):
        try AccountReader.require(account, db)
        accounts = "account_id"
      }
      try db.run(
        "UPDATE accounts SET data_synced_through = NULL WHERE \(accounts) = ?1", scope.rawValue)
    }
  }

  /// Writes a valuation, in the place of the one of its day.
  static func set(_ valuation: Valuation, of account: AccountID, _ db: Database) throws {
    try db.run(
      """
      INSERT INTO valuations (account_id, date, amount_e8, kind) VALUES (?1, ?2, ?3, ?4)
      ON CONFLICT (account_id, date)
      DO UPDATE SET amount_e8 = excluded.amount_e8, kind = excluded.kind
      WHERE amount_e8 <> excluded.amount_e8 OR kind <> excluded.kind
      """, account, valuation.date, valuation.amount, valuation.kind.rawValue)
  }
}
