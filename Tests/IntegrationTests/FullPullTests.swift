import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("Full pulls")
struct FullPullTests {
  @Test("unlisted transactions are removed, unless older than the list or of vanished accounts")
  func reconciles() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_20")
      let accounts = harness.bank(item).accounts.map(\.id)
      var ids: [String] = []
      harness.script(item) { script in
        ids = [
          script.add("1", to: accounts[0], on: harness.clock.today.adding(days: -728), name: "Old"),
          script.add("2", to: accounts[0], on: LocalDate("2025-05-19")!, name: "Recent"),
          script.add("3", to: accounts[1], on: LocalDate("2025-05-19")!, name: "Elsewhere"),
        ]
      }
      try await harness.pull()
      let before = try await harness.transactions().map(\.name)
      #expect(before.contains("Old") && before.contains("Recent") && before.contains("Elsewhere"))
      // A client that starts from the beginning never learns that these existed.
      harness.script(item) { script in
        script.remove(ids[0])
        script.remove(ids[1])
        script.setVanished(true, accounts[1])
      }
      let report = try await harness.pull { $0.isFull = true }
      #expect(report.isComplete, "\(report.outcomes.compactMap(\.failure))")
      let after = try await harness.transactions().map(\.name)
      #expect(after.contains("Old"), "older than the provider's window")
      #expect(!after.contains("Recent"))
      #expect(after.contains("Elsewhere"), "a closed account keeps its history")
      #expect(report.items[0].work.stats.removed == 1)
      #expect(after.count == before.count - 1)
    }
  }
}
