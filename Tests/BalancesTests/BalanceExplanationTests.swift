import PlaidSyncBalances
import PlaidSyncLedger
import TestSupport
import Testing

@Suite("BalanceExplanation")
struct BalanceExplanationTests {
  private func linked() throws -> AccountTimeline {
    try LedgerText(
      """
      2024-03-01  reported  100.00
      2024-03-04  reported  100.00
      2024-03-05  reported   77.00
      2024-03-03  late       20.00 with 3
      2024-03-06  today
      """
    ).timeline()
  }

  @Test("a day between reported balances names the later one, as stated and as corrected")
  func betweenReportedBalances() throws {
    let explanation = try #require(
      try BalanceExplanation(of: try day("2024-03-02"), in: try linked()))
    #expect(explanation.anchor?.source == .reportedBalance(ReportedBalanceID(2)))
    #expect(explanation.anchor?.stated == (try Amount("100")))
    #expect(explanation.anchor?.total == (try Amount("80")))
    #expect(explanation.corrections.map(\.date) == [try day("2024-03-03")])
    #expect(!explanation.isAnchored)
    #expect(BalanceTable([explanation.row]).compact == "2024-03-02  100.00 → 100.00")
  }

  @Test("a reported balance that includes pending amounts names them and is computed without them")
  func pending() throws {
    let timeline = try LedgerText(
      """
      2024-03-01  reported  100.00 pending 12.00
      2024-03-02  today
      """
    ).timeline()
    let explanation = try #require(
      try BalanceExplanation(of: try day("2024-03-01"), in: timeline))
    #expect(explanation.anchor?.stated == (try Amount("100")))
    #expect(explanation.anchor?.pending == (try Amount("12")))
    #expect(explanation.anchor?.total == (try Amount("112")))
  }

  @Test("an anchored day names its own reported balance, a day after the newest names the newest")
  func anchored() throws {
    let anchored = try #require(try BalanceExplanation(of: try day("2024-03-05"), in: linked()))
    #expect(anchored.isAnchored)
    #expect(anchored.corrections.isEmpty)
    #expect(anchored.row.cashAdjustment == (try Amount("-3")))
    let after = try #require(try BalanceExplanation(of: try day("2024-03-06"), in: linked()))
    #expect(after.anchor == anchored.anchor)
    #expect(!after.isAnchored)
  }

  @Test("a manual account's day names the valuation before it, or nothing")
  func manual() throws {
    let timeline = try LedgerText(
      """
      2024-03-02  entry       1.00
      2024-03-03  valuation  50.00
      2024-03-04  entry       1.00
      """
    ).timeline()
    let first = try #require(try BalanceExplanation(of: try day("2024-03-02"), in: timeline))
    #expect(first.anchor == nil)
    let last = try #require(try BalanceExplanation(of: try day("2024-03-04"), in: timeline))
    #expect(last.anchor?.source == .valuation(.reconciliation))
    #expect(try BalanceExplanation(of: try day("2024-03-05"), in: timeline) == nil)
    #expect(try BalanceExplanation(of: try day("2024-02-29"), in: timeline) == nil)
  }
}
