import Balances
import Ledger
import Testing
import TestSupport

@Suite("ReverseCalculator")
struct ReverseCalculatorTests {
  private let calculator = ReverseCalculator()

  @Test("it walks back from the newest reading to a first row without an adjustment")
  func back() throws {
    let table = try calculator.table(of: """
      2024-03-02  entry      20.00
      2024-03-03  observed  100.00
      """)
    #expect(table == """
      2024-03-01  120.00 → 120.00
      2024-03-02  120.00 → 100.00
      2024-03-03  100.00 → 100.00
      """)
  }

  @Test("days after the newest reading go forward from it")
  func afterTheNewest() throws {
    let table = try calculator.table(of: """
      2024-03-02  observed  100.00
      2024-03-03  entry     -20.00
      2024-03-04  today
      """)
    #expect(table == """
      2024-03-02  100.00 → 100.00
      2024-03-03  100.00 → 120.00
      2024-03-04  120.00 → 120.00
      """)
  }

  @Test("what nothing explains is an adjustment on the day after the reading before it")
  func unexplained() throws {
    let table = try calculator.table(of: """
      2024-03-01  observed  100.00
      2024-03-03  entry      10.00
      2024-03-04  observed   87.50
      """)
    #expect(table == """
      2024-03-01  100.00 → 100.00
      2024-03-02  100.00 → 97.50  adjusted -2.50
      2024-03-03  97.50 → 87.50
      2024-03-04  87.50 → 87.50
      """)
  }

  @Test("a late posting corrects the readings that did not contain it yet")
  func lateCorrected() throws {
    let table = try calculator.table(of: """
      2024-03-01  observed  100.00
      2024-03-02  observed  100.00
      2024-03-03  observed   70.00     # 20 were spent on the 2nd and posted a day late
      2024-03-02  late       20.00 with 3
      2024-03-03  entry      10.00
      """)
    #expect(table == """
      2024-03-01  100.00 → 100.00
      2024-03-02  100.00 → 80.00
      2024-03-03  80.00 → 70.00
      """)
  }

  @Test("a backfilled entry was in the readings already, so it corrects nothing")
  func backfill() throws {
    let table = try calculator.table(of: """
      2024-03-02  entry      20.00     # arrived with the 2nd reading, not late
      2024-03-03  observed   80.00
      2024-03-04  observed   80.00
      """)
    #expect(table == """
      2024-03-01  100.00 → 100.00
      2024-03-02  100.00 → 80.00
      2024-03-03  80.00 → 80.00
      2024-03-04  80.00 → 80.00
      """)
  }

  @Test("of several readings on a day the last one counts, and a valuation before any")
  func severalPins() throws {
    let table = try calculator.table(of: """
      2024-03-01  observed   100.00
      2024-03-01  observed   110.00
      2024-03-02  observed   120.00
      2024-03-02  valuation   90.00
      """)
    #expect(table == """
      2024-03-01  110.00 → 110.00
      2024-03-02  110.00 → 90.00  adjusted -20.00
      """)
  }

  @Test("a card owes more after a purchase and less after a refund, and may be overpaid")
  func card() throws {
    let table = try calculator.fullTable(of: """
      account credit
      2024-03-02  entry      50.00
      2024-03-03  entry     -15.00     # a refund
      2024-03-04  entry     -60.00     # a payment, too much of it
      2024-03-04  observed  -25.00
      """)
    #expect(table == """
            date  start_cash  start_non_cash  cash_in  cash_out  non_cash_in  non_cash_out  \
      market  cash_adjustment  non_cash_adjustment  end_cash  end_non_cash  incomplete
      2024-03-01        0.00            0.00     0.00      0.00         0.00          0.00  \
        0.00             0.00                 0.00      0.00          0.00          no
      2024-03-02        0.00            0.00     0.00     50.00         0.00          0.00  \
        0.00             0.00                 0.00     50.00          0.00          no
      2024-03-03       50.00            0.00    15.00      0.00         0.00          0.00  \
        0.00             0.00                 0.00     35.00          0.00          no
      2024-03-04       35.00            0.00    60.00      0.00         0.00          0.00  \
        0.00             0.00                 0.00    -25.00          0.00          no
      """)
  }

  @Test("a late purchase raises what a card is corrected to")
  func lateOnCard() throws {
    let table = try calculator.table(of: """
      account credit
      2024-03-01  observed  10.00
      2024-03-02  observed  15.00
      2024-03-01  late       5.00 with 2
      """)
    #expect(table == """
      2024-02-29  10.00 → 10.00
      2024-03-01  10.00 → 15.00
      2024-03-02  15.00 → 15.00
      """)
  }

  @Test("a loan without transactions keeps the history of its readings")
  func loan() throws {
    let table = try calculator.table(of: """
      account loan
      2024-03-01  observed  1000.00
      2024-03-03  observed   900.00
      """)
    #expect(table == """
      2024-03-01  1000.00 → 1000.00
      2024-03-02  1000.00 → 900.00  adjusted -100.00
      2024-03-03  900.00 → 900.00
      """)
  }

  @Test("a loan's payments explain its readings")
  func loanPayments() throws {
    let table = try calculator.table(of: """
      account loan
      2024-03-01  observed  1000.00
      2024-03-02  entry     -100.00
      2024-03-03  observed   900.00
      """)
    #expect(table == """
      2024-03-01  1000.00 → 1000.00
      2024-03-02  1000.00 → 900.00
      2024-03-03  900.00 → 900.00
      """)
  }

  @Test("a missing rate flags its day and those below it, down to the pin before")
  func missingRate() throws {
    let table = try calculator.table(of: """
      2024-03-01  observed  100.00
      2024-03-03  foreign    10.00 EUR
      2024-03-05  observed   88.00
      """)
    #expect(table == """
      2024-03-01  100.00 → 100.00
      2024-03-02  100.00 → 88.00  adjusted -12.00  incomplete
      2024-03-03  88.00 → 88.00  incomplete
      2024-03-04  88.00 → 88.00
      2024-03-05  88.00 → 88.00
      """)
  }

  @Test("an account that was never read goes forward from 0")
  func neverRead() throws {
    let table = try calculator.table(of: """
      linked
      2024-03-02  entry  -5.00
      """)
    #expect(table == """
      2024-03-01  0.00 → 0.00
      2024-03-02  0.00 → 5.00
      """)
  }

  @Test("a partial run goes from today to the mark, and on to the nearest pin below")
  func partial() throws {
    var text = try LedgerText("""
      2025-05-10  observed  100.00
      2025-05-12  entry       5.00
      2025-05-15  observed   95.00
      """)
    let before = try calculator.balances(of: text.timeline(), in: .everything, seed: nil)
    let more = try LedgerText("""
      2025-05-18  entry  7.00
      2025-05-20  observed  88.00
      """)
    text.entries += more.entries
    text.observations.append(
      Observation(
        id: ObservationID(3), date: try day("2025-05-20"), readAt: Timestamp(milliseconds: 0),
        current: try Amount("88"), available: nil, limit: nil))
    let today = try day("2025-05-20")
    let window = SyncWindow(syncedThrough: LocalDate("2025-05-15"), today: today)
    let seed = before.rows[4]
    let whole = try calculator.balances(of: text.timeline(), in: window, seed: seed)
    let inPart = try calculator.balances(
      of: text.timeline(readFrom: try day("2025-05-10")), in: window, seed: seed)
    #expect(whole == inPart)
    #expect(whole.window == window)
    #expect(BalanceTable(whole.rows).compact == """
      2025-05-15  95.00 → 95.00
      2025-05-16  95.00 → 95.00
      2025-05-17  95.00 → 95.00
      2025-05-18  95.00 → 88.00
      2025-05-19  88.00 → 88.00
      2025-05-20  88.00 → 88.00
      """)
    // An edit on the 12th moves the mark to the 11th: the days down to the pin of the 10th follow.
    let edited = SyncWindow(syncedThrough: LocalDate("2025-05-11"), today: today)
    let rows = try calculator.balances(of: text.timeline(), in: edited, seed: before.rows[0])
    #expect(rows.window == edited)
  }

  @Test("without a pin in what was read, a timeline that was read in part is not enough")
  func needsEarlier() throws {
    let text = try LedgerText("2025-05-01  observed  100.00\n2025-05-20  entry  2.00")
    let seed = try #require(
      try calculator.balances(of: text.timeline(), in: .everything, seed: nil).rows.dropLast().last)
    #expect(throws: BalanceError.needsEarlier) {
      try calculator.balances(
        of: text.timeline(readFrom: try day("2025-05-14")),
        in: SyncWindow(start: try day("2025-05-20"), end: nil), seed: seed)
    }
  }

  @Test("whether the day below what was read is a pin is never guessed")
  func borderOfWhatWasRead() throws {
    let text = try LedgerText("""
      2025-05-18  entry     -1.00
      2025-05-19  observed  90.00
      2025-05-20  observed  95.00
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

  @Test("a reading or a valuation of tomorrow is not a pin yet")
  func future() throws {
    let table = try calculator.table(of: """
      2024-03-01  observed   100.00
      2024-03-03  observed     1.00
      2024-03-03  valuation    2.00
      2024-03-02  today
      """)
    #expect(table == """
      2024-03-01  100.00 → 100.00
      2024-03-02  100.00 → 100.00
      """)
  }
}
