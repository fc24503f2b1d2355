import TestSupport
import Testing

@Suite("The SQLite store fulfills the store contract")
struct StoreContractTests {
  @Test("clause", arguments: StoreContract.clauses)
  func clause(_ clause: StoreContract.Clause) async throws {
    try await StoreFixture.with { fixture in try await clause.check(try await fixture.scenario()) }
  }
}
