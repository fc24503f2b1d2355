import PlaidSyncBalances
import PlaidSyncLedger
import TestSupport
import Testing

/// Tests of runs over a window, on partially read timelines.
extension ReverseCalculatorTests {
  @Test("a partial run goes from today to the watermark, and on to the nearest earlier anchor")
  func partial() throws {
    var text = try LedgerText(
      """
      2025-05-10  reported  100.00
      2025-05-12  entry       5.00
      2025-05-15  reported   95.00
      """)
    let before = try calculator.balances(of: text.timeline(), in: .everything, seed: nil)
    let more = try LedgerText(
      """
      2025-05-18  entry  7.00
      2025-05-20  reported  88.00
      """)
    text.entries += more.entries
    text.reportedBalances.append(
      ReportedBalance(
        id: ReportedBalanceID(3), date: try day("2025-05-20"), readAt: Timestamp(milliseconds: 0),
        current: try Amount("88"), available: nil, limit: nil))
    let today = try day("2025-05-20")
    let window = SyncWindow(syncedThrough: LocalDate("2025-05-15"), today: today)
    let seed = before.rows[4]
    let whole = try calculator.balances(of: text.timeline(), in: window, seed: seed)
    let inPart = try calculator.balances(
      of: text.timeline(readFrom: try day("2025-05-10")), in: window, seed: seed)
    #expect(whole == inPart)
    #expect(whole.window == window)
    #expect(
      BalanceTable(whole.rows).compact == """
        2025-05-15  95.00 → 95.00
        2025-05-16  95.00 → 95.00
        2025-05-17  95.00 → 95.00
        2025-05-18  95.00 → 88.00
        2025-05-19  88.00 → 88.00
        2025-05-20  88.00 → 88.00
        """)
    // An edit on the 12th moves the watermark to the 11th, so the days from the anchor of the
    // 10th on are computed.
    let edited = SyncWindow(syncedThrough: LocalDate("2025-05-11"), today: today)
    let rows = try calculator.balances(of: text.timeline(), in: edited, seed: before.rows[0])
    #expect(rows.window == edited)
  }

  @Test("without an anchor in the part that was read, a partially read timeline is not enough")
  func needsEarlier() throws {
    let text = try LedgerText("2025-05-01  reported  100.00\n2025-05-20  entry  2.00")
    let seed = try #require(
      try calculator.balances(of: text.timeline(), in: .everything, seed: nil).rows.dropLast().last)
    #expect(throws: BalanceError.needsEarlier) {
      try calculator.balances(
        of: text.timeline(readFrom: try day("2025-05-14")),
        in: SyncWindow(start: try day("2025-05-20"), end: nil), seed: seed)
    }
  }

  @Test("whether the day before the part that was read is anchored is never guessed")
  func borderOfWhatWasRead() throws {
    let text = try LedgerText(
      """
      2025-05-18  entry     -1.00
      2025-05-19  reported  90.00
      2025-05-20  reported  95.00
      """)
    let rows = try calculator.balances(of: text.timeline(), in: .everything, seed: nil).rows
    let window = SyncWindow(start: try day("2025-05-20"), end: nil)
    #expect(throws: BalanceError.needsEarlier) {
      try calculator.balances(
        of: text.timeline(readFrom: try day("2025-05-20")), in: window, seed: rows[2])
    }
    let series = try calculator.balances(
      of: text.timeline(readFrom: try day("2025-05-19")), in: window, seed: rows[2])
    #expect(series.rows == [rows[3]])
  }

  @Test("an unchanged incomplete balance does not stop the walk, because the gap is now later")
  func incompleteEqual() throws {
    let before = try LedgerText(
      """
      2024-03-01  reported  100.00
      2024-03-03  foreign    10.00 EUR
      2024-03-05  today
      """)
    let rows = try calculator.balances(of: before.timeline(), in: .everything, seed: nil).rows
    #expect(rows.map(\.isIncomplete) == [false, false, true, true, true])
    let after = try LedgerText(
      """
      2024-03-01  reported  100.00
      2024-03-03  foreign    10.00 EUR
      2024-03-06  foreign     5.00 EUR
      2024-03-07  reported  100.00
      """
    ).timeline()
    let window = SyncWindow(start: try day("2024-03-05"), end: after.today)
    let series = try calculator.balances(of: after, in: window, seed: rows[3])
    let full = try calculator.balances(of: after, in: .everything, seed: nil).rows
    #expect(series.rows == Array(full.dropFirst()))
    #expect(full[1].isIncomplete)
  }

  @Test("a stored row of another day is not used as a seed: everything is computed")
  func wrongSeed() throws {
    let text = "2024-03-02  entry  1.00\n2024-03-05  reported  9.00"
    let timeline = try LedgerText(text).timeline()
    let full = try calculator.balances(of: timeline, in: .everything, seed: nil)
    let window = SyncWindow(start: try day("2024-03-04"), end: timeline.today)
    for seed in [full.rows[0], full.rows[1], full.rows[3]] {
      #expect(try calculator.balances(of: timeline, in: window, seed: seed) == full)
      let forward = try ForwardCalculator().balances(of: timeline, in: window, seed: seed)
      #expect(forward.window.start == nil)
    }
    let series = try calculator.balances(of: timeline, in: window, seed: full.rows[2])
    #expect(series.window == window)
  }
}
