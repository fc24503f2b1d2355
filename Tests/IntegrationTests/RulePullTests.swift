import Foundation
import Ledger
import Ports
import Testing

@testable import PlaidSandbox
@testable import PlaidSync

/// Rules over the whole product: a file beside the configuration, pulls, and what they leave.
@Suite("Pulls with rules")
struct RulePullTests {
  private static func write(_ rules: String, _ rig: Rig) throws {
    try Data(rules.utf8).write(to: URL(filePath: rig.app.rulesPath))
  }

  @Test("a pull applies them to what is new, a dry run does not, and a bad file stops it first")
  func pulls() async throws {
    try await Rig.with({ $0.readiness = .immediate }) { rig in
      try Self.write(
        #"{"rules": [{"name": "All", "when": {"amount": {"min": 0}}, "set": {"tags": ["seen"]}}]}"#,
        rig)
      let item = try await rig.link("user_bulk_10")
      let rehearsal = try await rig.app.rehearsePull(rig.family, PullOptions())
      #expect(rehearsal.isComplete)
      func tagged() async throws -> (Int, Int) {
        let all = try await rig.app.books.transactions(TransactionQuery(familyID: rig.family.id))
        return (all.count(where: { $0.tags == ["seen"] && $0.origins[.tags] == .rule }), all.count)
      }
      #expect(try await tagged() == (0, 0))
      #expect(try await rig.pull().isComplete)
      let (first, count) = try await tagged()
      #expect(first == count && count > 0)
      try Self.write("{\"rules\": [\n1]}", rig)
      await #expect(throws: Failure.self) {
        try await rig.pull()
      }
      // Other rules, another day: the past keeps what it has until it is asked for.
      try Self.write("{}", rig)
      let account = rig.bank(item).accounts[0].id
      _ = rig.script(item) { $0.add("20", to: account, name: "Shop") }
      #expect(try await rig.pull().isComplete)
      let (later, total) = try await tagged()
      #expect(later > 0 && later < total)
      let report = try await rig.app.applyRules(
        try rig.app.rules(), of: rig.family, isDryRun: false)
      #expect(report.cleared == later)
      #expect(try await tagged().0 == 0)
    }
  }
}
