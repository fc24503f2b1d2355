import PlaidSyncBalances
import PlaidSyncLedger
import TestSupport
import Testing

@Suite("ForwardCalculator")
struct ForwardCalculatorTests {
  private let calculator = ForwardCalculator()

  @Test("without a valuation it starts from 0 on the day before the first entry")
  func fromZero() throws {
    let table = try calculator.table(
      of: """
        2024-03-02  entry  -100.00
        2024-03-04  entry    30.00
        2024-03-05  today
        """)
    #expect(
      table == """
        2024-03-01  0.00 → 0.00
        2024-03-02  0.00 → 100.00
        2024-03-03  100.00 → 100.00
        2024-03-04  100.00 → 70.00
        2024-03-05  70.00 → 70.00
        """)
  }

  @Test("an opening valuation on the first day adjusts nothing")
  func opening() throws {
    let table = try calculator.fullTable(
      of: """
        2024-03-01  opening  500.00
        2024-03-02  entry     20.00
        """)
    #expect(
      table == """
              date  start_cash  start_non_cash  cash_in  cash_out  non_cash_in  non_cash_out  \
        market  cash_adjustment  non_cash_adjustment  end_cash  end_non_cash  incomplete
        2024-03-01      500.00            0.00     0.00      0.00         0.00          0.00  \
          0.00             0.00                 0.00    500.00          0.00          no
        2024-03-02      500.00            0.00     0.00     20.00         0.00          0.00  \
          0.00             0.00                 0.00    480.00          0.00          no
        """)
  }

  @Test("a reconciliation on the first day adjusts from 0")
  func firstDayReconciled() throws {
    let table = try calculator.table(of: "2024-03-01  valuation  500.00")
    #expect(table == "2024-03-01  0.00 → 500.00  adjusted 500.00")
  }

  @Test("an opening valuation after earlier entries is an anchor like any other")
  func lateOpening() throws {
    let table = try calculator.table(
      of: """
        2024-03-02  entry    20.00
        2024-03-03  opening  50.00
        """)
    #expect(
      table == """
        2024-03-01  0.00 → 0.00
        2024-03-02  0.00 → -20.00
        2024-03-03  -20.00 → 50.00  adjusted 70.00
        """)
  }

  @Test("a reconciliation in the middle adjusts its own day, and the days after it follow")
  func reconciliation() throws {
    let table = try calculator.table(
      of: """
        2024-03-01  opening    100.00
        2024-03-02  entry       10.00
        2024-03-03  entry        5.00
        2024-03-03  valuation   80.00
        2024-03-04  entry       -1.00
        """)
    #expect(
      table == """
        2024-03-01  100.00 → 100.00
        2024-03-02  100.00 → 90.00
        2024-03-03  90.00 → 80.00  adjusted -5.00
        2024-03-04  80.00 → 81.00
        """)
  }

  @Test("a property is worth what its valuations state, regardless of its entries")
  func property() throws {
    let table = try calculator.table(
      of: """
        account property EUR
        2024-03-01  opening    300000
        2024-03-02  entry         900
        2024-03-03  valuation  310000
        """)
    #expect(
      table == """
        2024-03-01  300000.00 → 300000.00
        2024-03-02  300000.00 → 300000.00
        2024-03-03  300000.00 → 310000.00  adjusted 10000.00
        """)
  }

  @Test("a payment reduces a manual loan, in its non-cash columns")
  func loan() throws {
    let table = try calculator.fullTable(
      of: """
        account loan
        2024-03-01  opening  1000.00
        2024-03-02  entry    -150.00
        2024-03-02  entry      12.50
        """)
    #expect(
      table == """
              date  start_cash  start_non_cash  cash_in  cash_out  non_cash_in  non_cash_out  \
        market  cash_adjustment  non_cash_adjustment  end_cash  end_non_cash  incomplete
        2024-03-01        0.00         1000.00     0.00      0.00         0.00          0.00  \
          0.00             0.00                 0.00      0.00       1000.00          no
        2024-03-02        0.00         1000.00     0.00      0.00       150.00         12.50  \
          0.00             0.00                 0.00      0.00        862.50          no
        """)
  }

  @Test("a missing rate leaves the known part, flagged up to the next anchor")
  func missingRate() throws {
    let table = try calculator.table(
      of: """
        2024-03-01  opening    100.00
        2024-03-02  foreign     10.00 EUR
        2024-03-02  entry        1.00
        2024-03-04  valuation   70.00
        2024-03-05  entry        2.00
        """)
    #expect(
      table == """
        2024-03-01  100.00 → 100.00
        2024-03-02  100.00 → 99.00  incomplete
        2024-03-03  99.00 → 99.00  incomplete
        2024-03-04  99.00 → 70.00  adjusted -29.00  incomplete
        2024-03-05  70.00 → 68.00
        """)
  }

  @Test("a foreign entry uses its own rate, else the day's, else one up to five days old")
  func rates() throws {
    let table = try calculator.table(
      of: """
        2024-03-01  opening  100.00
        2024-03-02  rate     EUR 2
        2024-03-02  foreign  1.00 EUR at 3
        2024-03-02  foreign  1.00 EUR
        2024-03-07  foreign  1.00 EUR
        2024-03-08  foreign  -1.00 EUR
        """)
    #expect(
      table == """
        2024-03-01  100.00 → 100.00
        2024-03-02  100.00 → 95.00
        2024-03-03  95.00 → 95.00
        2024-03-04  95.00 → 95.00
        2024-03-05  95.00 → 95.00
        2024-03-06  95.00 → 95.00
        2024-03-07  95.00 → 93.00
        2024-03-08  93.00 → 93.00  incomplete
        """)
  }

  @Test("entries and valuations after today are ignored")
  func future() throws {
    let table = try calculator.table(
      of: """
        2024-03-01  opening    100.00
        2024-03-03  entry       10.00
        2024-03-03  foreign     10.00 EUR at 1
        2024-03-04  valuation    1.00
        2024-03-02  today
        """)
    #expect(
      table == """
        2024-03-01  100.00 → 100.00
        2024-03-02  100.00 → 100.00
        """)
  }

  @Test("an account that begins tomorrow has no rows")
  func notYet() throws {
    #expect(try calculator.table(of: "2024-03-05  opening  1\n2024-03-04  today") == "")
  }

  @Test("a partial run starts at the watermark, seeded by the stored row of the day before")
  func partial() throws {
    let text = try LedgerText(
      """
      2025-05-01  opening  100.00
      2025-05-15  entry      1.00
      2025-05-20  entry      2.00
      """)
    let full = try calculator.balances(of: text.timeline(), in: .everything, seed: nil)
    let window = SyncWindow(syncedThrough: LocalDate("2025-05-15"), today: try day("2025-05-20"))
    let partial = try calculator.balances(
      of: text.timeline(readFrom: try day("2025-05-14")), in: window, seed: full.rows[13])
    #expect(partial.window == window)
    #expect(
      BalanceTable(partial.rows).compact == """
        2025-05-15  100.00 → 99.00
        2025-05-16  99.00 → 99.00
        2025-05-17  99.00 → 99.00
        2025-05-18  99.00 → 99.00
        2025-05-19  99.00 → 99.00
        2025-05-20  99.00 → 97.00
        """)
    #expect(full.window == SyncWindow(start: nil, end: LocalDate("2025-05-20")))
  }

  @Test("without the stored row, a partially read timeline is not enough")
  func needsEarlier() throws {
    let text = try LedgerText("2025-05-01  opening  100.00\n2025-05-20  entry  2.00")
    let timeline = text.timeline(readFrom: try day("2025-05-14"))
    let window = SyncWindow(start: try day("2025-05-15"), end: nil)
    #expect(throws: BalanceError.needsEarlier) {
      try calculator.balances(of: timeline, in: window, seed: nil)
    }
  }

  @Test("a sum out of range is an error that names the day")
  func overflow() throws {
    let text = "2024-03-01  opening  90000000000\n2024-03-02  entry  -1"
    #expect(throws: BalanceError.overflow(try day("2024-03-02"))) {
      try calculator.table(of: text)
    }
  }
}

/// Returns the date that a text states.
func day(_ text: String) throws -> LocalDate {
  try #require(LocalDate(text))
}
