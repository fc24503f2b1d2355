import Foundation
import GRDB
import TestSupport

@testable import PlaidSyncSQLiteStore

/// Databases as each version of the program wrote them: `Fixtures/schema/<version>.sql`.
///
/// Until version 1 is released, its file changes together with the tables; afterward it must not
/// change.
enum SchemaFixture {
  private static let folder = Repository.root.appending(path: "Fixtures/schema")

  /// The versions for which there are files.
  static let versions: [Int64] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".sql") }.compactMap { Int64($0.dropLast(4)) }.sorted()
  }()

  /// The date on which the last sync of each ran.
  static let today = "2025-05-21"

  /// Creates the database of a version.
  static func write(_ version: Int64, to path: String) throws {
    let name = String(repeating: "0", count: 4 - "\(version)".count) + "\(version).sql"
    let sql = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    let database = try StoreFixture.connect(to: path)
    // In WAL mode, as the program uses it.
    try database.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; " + sql)
    }
    try database.close()
  }

  /// The contents of `sqlite_schema`, one text per object, without SQLite's own objects.
  static func schema(_ db: Database) throws -> [String] {
    try StoreFixture.lines(
      """
      SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'
      ORDER BY type, name
      """, db)
  }

  /// Every cell of the tables and columns in `columns`.
  static func content(_ columns: [String: String], _ db: Database) throws -> [String] {
    try columns.sorted { $0.key < $1.key }.flatMap { table, columns in
      try StoreFixture.lines("SELECT \(columns) FROM \(table) ORDER BY \(columns)", db)
        .map { "\(table) \($0)" }
    }
  }

  /// The tables with their columns.
  static func columns(_ db: Database) throws -> [String: String] {
    let lines = try StoreFixture.lines(
      """
      SELECT m.name, group_concat('"' || c.name || '"', ', ')
      FROM sqlite_schema m JOIN pragma_table_info(m.name) c
      WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' GROUP BY m.name
      """, db)
    return Dictionary(
      uniqueKeysWithValues: lines.map { line in
        let parts = line.split(separator: "|", maxSplits: 1)
        return (String(parts[0]), String(parts[1]))
      })
  }
}
