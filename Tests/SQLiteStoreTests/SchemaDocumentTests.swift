import Foundation
import GRDB
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

/// Checks `Docs/schema.md` against the database that it describes.
@Suite("Docs/schema.md")
struct SchemaDocumentTests {
  private let text: String

  init() throws {
    text = try Repository.text("Docs/schema.md")
  }

  @Test("lists every view with every column, in order")
  func views() async throws {
    try await StoreFixture.with { fixture in
      let names = try await fixture.lines(
        "SELECT name FROM sqlite_schema WHERE type = 'view' AND name LIKE 'v|_%' ESCAPE '|' "
          + "ORDER BY name")
      #expect(names == sections.filter { $0.title.hasPrefix("v_") }.map(\.title).sorted())
      for section in sections where section.title.hasPrefix("v_") {
        let columns = try await fixture.lines(
          "SELECT name FROM pragma_table_info('\(section.title)')")
        #expect(section.firstCells == columns, "\(section.title)")
      }
    }
  }

  @Test("lists every table")
  func tables() async throws {
    try await StoreFixture.with { fixture in
      let names = try await fixture.lines(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
      let section = try #require(sections.first { $0.title == "Tables" })
      #expect(Set(section.firstCells) == Set(names))
    }
  }

  @Test("lists every trigger, with its table")
  func triggers() async throws {
    try await StoreFixture.with { fixture in
      let names = try await fixture.lines(
        "SELECT tbl_name, name FROM sqlite_schema WHERE type = 'trigger'")
      let text = try #require(text.components(separatedBy: "\n### Triggers\n").last)
        .components(separatedBy: "\n#")[0]
      let rows = text.split(separator: "\n").filter { $0.hasPrefix("| `") }
      let listed = rows.flatMap { row in
        let names = row.matches(of: /`([a-z_]+)`/).map { String($0.output.1) }
        return names.dropFirst().map { "\(names[0])|\($0)" }
      }
      #expect(listed.sorted() == names.sorted())
    }
  }

  @Test("has examples that run on a database with rows of every kind")
  func examples() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      try SchemaFixture.write(1, to: path)
      let clock = TestClock(noonOf: .init(SchemaFixture.today)!)
      let store = try SQLiteStore(path: path, world: clock.world())
      let blocks = text.components(separatedBy: "```sql\n").dropFirst().map {
        $0.components(separatedBy: "```")[0]
      }
      #expect(blocks.count >= 8)
      // On the program's own connection, which enforces foreign keys.
      try await store.withConnection { db in
        for block in blocks {
          if block.hasPrefix("SELECT") {
            let rows = try Row.fetchAll(db, sql: block)
            let isEmptyHere = block.contains("start of month") || block.contains("'failed'")
            #expect(!rows.isEmpty || isEmptyHere, "\(block)")
          } else {
            let before = db.totalChangesCount
            try db.execute(sql: block)
            #expect(db.totalChangesCount >= before + 3, "\(block)")
          }
        }
      }
    }
  }

  /// The second-level headings, each with the names in the first column of its table.
  private var sections: [(title: String, firstCells: [String])] {
    text.components(separatedBy: "\n## ").dropFirst().map { section in
      let lines = section.split(separator: "\n")
      let rows = lines.filter { $0.hasPrefix("| `") }
      let cells = rows.flatMap { row in
        row.dropFirst(2).prefix { $0 != "|" }.split(separator: ",").map {
          $0.trimmingCharacters(in: [" ", "`"])
        }
      }
      return (String(lines[0]), cells)
    }
  }
}
