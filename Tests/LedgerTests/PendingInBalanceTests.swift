import PlaidSyncLedger
import Testing

@Suite("PendingInBalance")
struct PendingInBalanceTests {
  @Test(
    "balances show whether they include pending amounts if only one assumption explains them",
    arguments: [
      // change, change of pending, posted; expected result
      ("-20", "-20", ["0"], true), ("0", "-20", ["0"], false), ("-5", "-20", ["0"], nil),
      ("-20", "0", ["0"], nil), ("0", "20", ["-20"], true), ("-20", "20", ["-20"], false),
      // Both assumptions explain it: one with the late entry, one without.
      ("-20", "-20", ["0", "-20"], nil),
    ] as [(String, String, [String], Bool?)])
  func evidence(_ change: String, _ pending: String, _ posted: [String], _ expected: Bool?) throws {
    let found = PendingInBalance.evidence(
      change: try Amount(change), pending: try Amount(pending),
      posted: try posted.map { text in try Amount(text) })
    #expect(found == expected)
  }
}
