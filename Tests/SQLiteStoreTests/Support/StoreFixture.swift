import GRDB
import PlaidSyncBalances
import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

/// A store in its own file, and another program's connection to that file.
struct StoreFixture {
  let folder: TemporaryFolder
  let path: String
  let clock: TestClock
  let store: SQLiteStore
  /// Knows nothing about plaid-sync and, like SQLite's shell, does not enforce foreign keys.
  let other: DatabaseQueue

  /// Creates a fixture, passes it to `body`, and removes its folder afterward.
  static func with(
    today: String = "2024-03-20", calculator: any BalanceCalculator = AccountCalculator(),
    decoder: any PageDecoder = PageTextDecoder(), _ body: (StoreFixture) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with { folder in
      let clock = TestClock(noonOf: LocalDate(today)!)
      let path = folder.file("books.db")
      let store = try SQLiteStore(
        path: path, world: clock.world(), calculator: calculator, decoder: decoder)
      let fixture = StoreFixture(
        folder: folder, path: path, clock: clock, store: store,
        other: try StoreFixture.connect(to: path))
      try await body(fixture)
    }
  }

  /// Another program's connection.
  static func connect(to path: String) throws -> DatabaseQueue {
    var plain = Configuration()
    plain.foreignKeysEnabled = false
    plain.allowsUnsafeTransactions = true
    plain.busyMode = .timeout(10)
    return try DatabaseQueue(path: path, configuration: plain)
  }

  /// A scenario with a family and an item in the store.
  func scenario() async throws -> StoreScenario { try await StoreScenario(store, clock: clock) }

  /// Runs statements as another program; `{2024-03-10}` is replaced with its day number.
  func sql(_ statements: String) async throws {
    try await other.writeWithoutTransaction {
      try $0.execute(sql: StoreFixture.numbered(statements))
    }
  }

  /// A query's rows as another program reads them: columns joined by `|`, null as `∅`.
  func lines(_ query: String) async throws -> [String] {
    try await other.read { try StoreFixture.lines(query, $0) }
  }

  /// A query's rows on a connection.
  static func lines(_ query: String, _ db: Database) throws -> [String] {
    try Row.fetchAll(db, sql: numbered(query)).map { row in
      row.databaseValues.map { value in
        switch value.storage {
        case .null: "∅"
        case .int64(let number): "\(number)"
        case .double(let number): "\(number)"
        case .string(let text): text
        case .blob(let bytes): "\(bytes.count) bytes"
        }
      }.joined(separator: "|")
    }
  }

  /// Replaces dates in braces with day numbers.
  static func numbered(_ sql: String) -> String {
    sql.replacing(#/\{(\d{4}-\d{2}-\d{2})\}/#) { match in
      LocalDate(String(match.output.1)).map { "\($0.day)" } ?? "no such date"
    }
  }
}

/// The failure that `body` ends with; anything else is an issue.
func failure<Value>(
  sourceLocation: SourceLocation = #_sourceLocation, _ body: () async throws -> Value
) async throws -> Failure {
  do {
    _ = try await body()
  } catch let failure as Failure {
    return failure
  }
  Issue.record("it did not fail", sourceLocation: sourceLocation)
  return Failure(.broken, "it did not fail")
}
