import GRDB
import Ledger
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("Version 2 of the schema")
struct HistorySchemaTests {
  @Test("an upgrade from version 1 that fails at its end leaves the file as it was")
  func failsAsAWhole() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      try SchemaFixture.write(1, to: path)
      let other = try StoreFixture.connect(to: path)
      try await other.write { try $0.execute(sql: "CREATE TABLE v_quarantine (a)") }
      let before = try await other.read(SchemaFixture.schema)
      let refused = try await failure {
        try SQLiteStore(
          path: path, world: TestClock(noonOf: LocalDate(SchemaFixture.today)!).world())
      }
      #expect(refused.cause?.contains("v_quarantine") == true)
      #expect(try await other.read(SchemaFixture.schema) == before)
      #expect(try await other.read { try StoreFixture.lines("PRAGMA user_version", $0) } == ["1"])
    }
  }

  @Test("transactions of before are found, those of after are added")
  func began() async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.file("books.db")
      try SchemaFixture.write(1, to: path)
      let other = try StoreFixture.connect(to: path)
      let clock = TestClock(noonOf: LocalDate(SchemaFixture.today)!)
      let store = try SQLiteStore(path: path, world: clock.world())
      let family = try #require(try await store.families().first)
      let account = try #require(try await store.accounts(of: family.id).first)
      let entry = try await store.addTransaction(
        .init(
          accountID: account.id, date: LocalDate(SchemaFixture.today)!,
          money: Money(try Amount("1"), account.currency), name: "New"))
      #expect(try await store.history(of: entry.id).map(\.kind) == [.added])
      let kinds = try await other.read {
        try StoreFixture.lines(
          """
          SELECT DISTINCT kind FROM v_transaction_changes WHERE "transaction" <> \(entry.id)
          """, $0)
      }
      #expect(kinds == ["found"])
    }
  }

  @Test("the history's kinds and fields are those of the program")
  func names() throws {
    for kind in TransactionChange.Kind.allCases {
      #expect(Schema0002.history.contains("'\(kind.rawValue)'"), "\(kind)")
    }
    let fields = Schema0002.history.matches(of: /'([a-z_]+)' AS field/).map { String($0.1) }
    #expect(
      Set(fields) == Set(TransactionChange.Field.allCases.map(\.rawValue)).subtracting(["details"]))
  }
}
