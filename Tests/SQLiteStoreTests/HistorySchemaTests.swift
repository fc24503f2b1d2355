import PlaidSyncLedger
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("The schema of the history")
struct HistorySchemaTests {
  @Test("the kinds and fields of the history match those of the program")
  func names() throws {
    let pattern = /transaction_changes \(.*?kind IN \(([^)]*)\)/.dotMatchesNewlines()
    let check = try #require(Schema.bookTables.firstMatch(of: pattern))
    let kinds = check.output.1.matches(of: /'([a-z]+)'/).map { String($0.output.1) }
    #expect(Set(kinds) == Set(TransactionChange.Kind.allCases.map(\.rawValue)))
    for kind in kinds { #expect(Schema.historyTriggers.contains("'\(kind)'"), "\(kind)") }
    let fields = Schema.historyTriggers.matches(of: /'([a-z_]+)' AS field/).map {
      String($0.output.1)
    }
    #expect(
      Set(fields) == Set(TransactionChange.Field.allCases.map(\.rawValue)).subtracting(["details"]))
  }
}
