import Foundation
import GRDB

@testable import SQLiteStore

/// Databases as each version of the program wrote them: `Fixtures/schema/<version>.sql`.
///
/// Until version 1 is released its file changes together with the tables; from then on it stays.
enum SchemaFixture {
  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/schema")

  /// The versions that there are files of.
  static let versions: [Int64] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".sql") }.compactMap { Int64($0.dropLast(4)) }.sorted()
  }()

  /// The date on which the last sync of each ran.
  static let today = "2025-05-21"

  /// Makes the file of a version.
  static func write(_ version: Int64, to path: String) throws {
    let name = String(repeating: "0", count: 4 - "\(version)".count) + "\(version).sql"
    let sql = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    let database = try StoreFixture.connect(to: path)
    // With a log, as the program has it.
    try database.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA journal_mode = WAL; " + sql)
    }
    try database.close()
  }

  /// What `sqlite_schema` holds, one text for each object, without SQLite's own.
  static func schema(_ db: Database) throws -> [String] {
    try StoreFixture.lines(
      """
      SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'
      ORDER BY type, name
      """, db)
  }

  /// Every cell of every table that is asked for by its columns, as `columns` gives them.
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
