import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore: LedgerMaintenance {
  package func families() async throws -> [Family] {
    try await read { db in try AccountReader.families(db) }
  }

  package func addFamily(
    name: String, currency: Currency, timeZone: String
  ) async throws -> Family {
    let now = world.now()
    return try await writeToTheEnd { db in
      guard try !db.exists("SELECT 1 FROM families WHERE name = ?1", name) else {
        throw Failure(
          .usage, "A family named \(name) already exists.", remedy: "choose another name")
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

  /// One file holds the books of all families.
  package func ledger(of family: FamilyID) -> any LedgerStore { self }

  package func resealTokens(
    _ reseal: @escaping @Sendable ([UInt8], String) throws -> [UInt8]
  ) async throws -> Int {
    try await writeToTheEnd { db in
      try LinkSessionRows.reseal(reseal, db)
      return try ItemWriter.reseal(reseal, db)
    }
  }

  package func copy(to path: String) async throws {
    try DatabaseFile.createNew(path)
    do {
      let target = try DatabaseQueue(path: path)
      defer {
        // The copy is already complete; if its connection cannot be closed, it is dropped anyway.
        try? target.close()
      }
      try await withConnection { db in
        try target.writeWithoutTransaction { try db.backup(to: $0) }
      }
    } catch {
      throw Failure.sqlite(error, path: path)
    }
  }

  /// Merges the write-ahead log of a copy that no process has open into its file, so that the file
  /// alone is complete wherever it is moved.
  package static func joinLog(of path: String) throws {
    do {
      let queue = try DatabaseQueue(path: path)
      try queue.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA journal_mode = DELETE")
      }
      try queue.close()
    } catch {
      throw Failure.sqlite(error, path: path)
    }
  }

  /// Processes that have the file open see the old contents before and the new ones afterwards. An
  /// older schema is migrated immediately, because those processes do not open the file again.
  package func replaceContent(with path: String) async throws {
    do {
      let source = try DatabaseQueue(
        path: path, configuration: DatabaseFile.configuration(path: path, schema))
      defer {
        // Nothing was written to it; if the connection cannot be closed, it is dropped anyway.
        try? source.close()
      }
      try await withConnection { [schema] target in
        try source.writeWithoutTransaction { try $0.backup(to: target) }
        try schema.migrate(target, copying: nil)
      }
    } catch {
      throw Failure.sqlite(error, path: path)
    }
  }

  package func verify(family: FamilyID) async throws -> [VerifyFinding] {
    let (calculator, world) = (calculator, world)
    return try await read { db in
      let zone = try AccountReader.families(db).first { $0.id == family }?.timeZone
      return try Verifier(calculator, db)
        .findings(of: family, today: zone.flatMap { world.today($0) })
    }
  }
}
