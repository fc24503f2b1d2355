import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore: LedgerEditor {
  package func addAccount(_ account: NewAccount) async throws -> Account {
    try await edit { db, now in try AccountEditor.add(account, at: now, db) }
  }

  package func editAccount(_ account: AccountID, _ edit: AccountEdit) async throws -> Account {
    try await self.edit { db, _ in try AccountEditor.apply(edit, to: account, db) }
  }

  package func setStatus(_ status: AccountStatus, of account: AccountID) async throws {
    try await edit { db, _ in try AccountEditor.setStatus(status, of: account, db) }
  }

  package func makeManual(_ account: AccountID) async throws -> Account {
    try await edit { db, _ in try AccountConversion.makeManual(account, db) }
  }

  package func rejoin(
    _ pairs: [AccountPair], of item: ItemID, isDryRun: Bool
  ) async throws -> [RejoinReport] {
    let now = world.now()
    let body: @Sendable (Database) throws -> [RejoinReport] = { db in
      let item = try ItemReader.item(item, db)
      return try ChangeContext.recording(by: nil, at: now, db) {
        try pairs.map { try Rejoiner($0, of: item, now: now, db).rejoin() }
      }
    }
    return isDryRun ? try await rollingBack(body) : try await writeToTheEnd(.lasting, body)
  }

  package func addTransaction(_ transaction: NewTransaction) async throws -> Transaction {
    try await edit { db, now in try TransactionEditor.add(transaction, at: now, db) }
  }

  package func editTransaction(
    _ id: TransactionID, _ edit: TransactionEdit
  ) async throws -> Transaction {
    try await self.edit { db, now in
      try ChangeContext.recording(by: nil, at: now, db) {
        try TransactionEditor.apply(edit, to: id, at: now, db)
      }
      return try TransactionReader.transaction(id, db)
    }
  }

  package func deleteTransaction(_ id: TransactionID, at now: Timestamp) async throws {
    try await edit { db, _ in
      try ChangeContext.recording(by: nil, at: now, db) {
        try TransactionEditor.delete(id, at: now, db)
      }
    }
  }

  package func splitTransaction(
    _ id: TransactionID, into parts: [SplitPart]
  ) async throws -> [Transaction] {
    try await edit { db, now in
      try ChangeContext.recording(by: nil, at: now, db) {
        try SplitEditor.split(id, into: parts, at: now, db)
      }
      return try TransactionReader.parts(of: id, db)
    }
  }

  package func joinTransaction(_ id: TransactionID) async throws -> Transaction {
    try await edit { db, now in
      try ChangeContext.recording(by: nil, at: now, db) { try SplitEditor.join(id, db) }
      return try TransactionReader.transaction(id, db)
    }
  }

  package func confirmTransfer(_ id: TransferID, in family: FamilyID) async throws -> Transfer {
    try await edit { db, now in try TransferEditor(family, now: now, db).confirm(id) }
  }

  package func rejectTransfer(_ id: TransferID, in family: FamilyID) async throws -> Transfer {
    try await edit { db, now in try TransferEditor(family, now: now, db).reject(id) }
  }

  package func pairTransfer(
    _ one: EntryID, _ other: EntryID, in family: FamilyID
  ) async throws -> Transfer {
    try await edit { db, now in try TransferEditor(family, now: now, db).pair(one, other) }
  }

  package func setValuation(_ valuation: Valuation, of account: AccountID) async throws {
    try await edit { db, _ in
      try AccountReader.require(account, db)
      try ValuationRows.set(valuation, of: account, db)
    }
  }

  package func deleteValuation(of account: AccountID, on date: LocalDate) async throws {
    try await edit { db, _ in try ValuationRows.delete(of: account, on: date, db) }
  }

  package func acceptDrift(of account: AccountID, on date: LocalDate) async throws -> Valuation {
    try await edit { db, _ in
      let valuation = try DriftReader.valuation(accepting: account, on: date, db)
      try ValuationRows.set(valuation, of: account, db)
      return valuation
    }
  }

  package func setRates(_ rates: [ExchangeRate], of family: FamilyID) async throws -> Int {
    try await edit { db, _ in try MarketDataRows.set(rates, of: family, db) }
  }

  package func setPrices(_ prices: [Price]) async throws -> Int {
    try await edit { db, _ in try MarketDataRows.set(prices, db) }
  }

  package func forgetWatermarks(of scope: SyncKey) async throws {
    try await edit { db, _ in try WatermarkRows.clear(of: scope, db) }
  }

  /// Runs an edit in a transaction. A canceled task completes it, and a power cut does not undo it.
  private func edit<Value: Sendable>(
    _ body: @escaping @Sendable (Database, Timestamp) throws -> Value
  ) async throws -> Value {
    let now = world.now()
    return try await writeToTheEnd { db in try body(db, now) }
  }
}
