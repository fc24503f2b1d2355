import Ledger
import Testing

@Suite("PendingInBalance")
struct PendingInBalanceTests {
  @Test(
    "readings tell whether they contain what is pending, where only one way explains them",
    arguments: [
      // change, change of what is pending, posted; what it tells
      ("-20", "-20", ["0"], true), ("0", "-20", ["0"], false), ("-5", "-20", ["0"], nil),
      ("-20", "0", ["0"], nil), ("0", "20", ["-20"], true), ("-20", "20", ["-20"], false),
      // Both ways explain it: with the late entry, and without.
      ("-20", "-20", ["0", "-20"], nil),
    ] as [(String, String, [String], Bool?)])
  func evidence(_ change: String, _ pending: String, _ posted: [String], _ told: Bool?) throws {
    let found = PendingInBalance.evidence(
      change: try Amount(change), pending: try Amount(pending),
      posted: try posted.map { text in try Amount(text) })
    #expect(found == told)
  }
}
