import Foundation
import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

/// Rules in the whole product: a file next to the configuration, pulls, and their effects.
@Suite("Pulls with rules")
struct RulePullTests {
  private static func write(_ rules: String, _ harness: EndToEndHarness) throws {
    try Data(rules.utf8).write(to: URL(filePath: harness.app.rulesPath))
  }

  @Test("a pull applies them to new transactions, a dry run does not; a bad file stops it first")
  func pulls() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      try Self.write(
        #"{"rules": [{"name": "All", "when": {"amount": {"min": 0}}, "set": {"tags": ["seen"]}}]}"#,
        harness)
      let item = try await harness.link("user_bulk_10")
      let rehearsal = try await harness.app.dryRunPull(harness.family, PullOptions())
      #expect(rehearsal.isComplete)
      func tagged() async throws -> (Int, Int) {
        let all = try await harness.ledger.transactions(
          TransactionQuery(familyID: harness.family.id))
        return (all.count(where: { $0.tags == ["seen"] && $0.origins[.tags] == .rule }), all.count)
      }
      #expect(try await tagged() == (0, 0))
      #expect(try await harness.pull().isComplete)
      let (first, count) = try await tagged()
      #expect(first == count && count > 0)
      try Self.write("{\"rules\": [\n1]}", harness)
      await #expect(throws: Failure.self) {
        try await harness.pull()
      }
      // Other rules on another day: existing transactions keep their values until that is
      // requested.
      try Self.write("{}", harness)
      let account = harness.bank(item).accounts[0].id
      _ = harness.script(item) { $0.add("20", to: account, name: "Shop") }
      #expect(try await harness.pull().isComplete)
      let (later, total) = try await tagged()
      #expect(later > 0 && later < total)
      let report = try await harness.app.applyRules(
        try harness.app.rules(), of: harness.family, isDryRun: false)
      #expect(report.cleared == later)
      #expect(try await tagged().0 == 0)
    }
  }
}
