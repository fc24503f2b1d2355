import PlaidSyncBalances
import PlaidSyncLedger
import TestSupport
import Testing

@Suite("ReverseCalculator")
struct ReverseCalculatorTests {
  let calculator = ReverseCalculator()

  @Test("it walks back from the newest reported balance to a first row without an adjustment")
  func back() throws {
    let table = try calculator.table(
      of: """
        2024-03-02  entry      20.00
        2024-03-03  reported  100.00
        """)
    #expect(
      table == """
        2024-03-01  120.00 → 120.00
        2024-03-02  120.00 → 100.00
        2024-03-03  100.00 → 100.00
        """)
  }

  @Test("days after the newest reported balance are computed forward from it")
  func afterTheNewest() throws {
    let table = try calculator.table(
      of: """
        2024-03-02  reported  100.00
        2024-03-03  entry     -20.00
        2024-03-04  today
        """)
    #expect(
      table == """
        2024-03-02  100.00 → 100.00
        2024-03-03  100.00 → 120.00
        2024-03-04  120.00 → 120.00
        """)
  }

  @Test("an unexplained difference is an adjustment on the day after the previous reported balance")
  func unexplained() throws {
    let table = try calculator.table(
      of: """
        2024-03-01  reported  100.00
        2024-03-03  entry      10.00
        2024-03-04  reported   87.50
        """)
    #expect(
      table == """
        2024-03-01  100.00 → 100.00
        2024-03-02  100.00 → 97.50  adjusted -2.50
        2024-03-03  97.50 → 87.50
        2024-03-04  87.50 → 87.50
        """)
  }

  @Test("a late posting corrects the reported balances that did not include it yet")
  func lateCorrected() throws {
    let table = try calculator.table(
      of: """
        2024-03-01  reported  100.00
        2024-03-02  reported  100.00
        2024-03-03  reported   70.00     # 20 were spent on the 2nd and posted a day late
        2024-03-02  late       20.00 with 3
        2024-03-03  entry      10.00
        """)
    #expect(
      table == """
        2024-03-01  100.00 → 100.00
        2024-03-02  100.00 → 80.00
        2024-03-03  80.00 → 70.00
        """)
  }

  @Test("a backfilled entry was already included in the reported balances, so it corrects nothing")
  func backfill() throws {
    let table = try calculator.table(
      of: """
        2024-03-02  entry      20.00     # arrived with the 2nd balance, not late
        2024-03-03  reported   80.00
        2024-03-04  reported   80.00
        """)
    #expect(
      table == """
        2024-03-01  100.00 → 100.00
        2024-03-02  100.00 → 80.00
        2024-03-03  80.00 → 80.00
        2024-03-04  80.00 → 80.00
        """)
  }

  @Test("the last reported balance of a day is used, and a valuation takes precedence over any")
  func severalAnchors() throws {
    let table = try calculator.table(
      of: """
        2024-03-01  reported   100.00
        2024-03-01  reported   110.00
        2024-03-02  reported   120.00
        2024-03-02  valuation   90.00
        """)
    #expect(
      table == """
        2024-03-01  110.00 → 110.00
        2024-03-02  110.00 → 90.00  adjusted -20.00
        """)
  }

  @Test("a card owes more after a purchase and less after a refund, and may be overpaid")
  func card() throws {
    let table = try calculator.fullTable(
      of: """
        account credit
        2024-03-02  entry      50.00
        2024-03-03  entry     -15.00     # a refund
        2024-03-04  entry     -60.00     # a payment, too much of it
        2024-03-04  reported  -25.00
        """)
    #expect(
      table == """
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

  @Test("a late purchase raises the corrected balance of a card")
  func lateOnCard() throws {
    let table = try calculator.table(
      of: """
        account credit
        2024-03-01  reported  10.00
        2024-03-02  reported  15.00
        2024-03-01  late       5.00 with 2
        """)
    #expect(
      table == """
        2024-02-29  10.00 → 10.00
        2024-03-01  10.00 → 15.00
        2024-03-02  15.00 → 15.00
        """)
  }

  @Test("a loan without transactions keeps the history of its reported balances")
  func loan() throws {
    let table = try calculator.table(
      of: """
        account loan
        2024-03-01  reported  1000.00
        2024-03-03  reported   900.00
        """)
    #expect(
      table == """
        2024-03-01  1000.00 → 1000.00
        2024-03-02  1000.00 → 900.00  adjusted -100.00
        2024-03-03  900.00 → 900.00
        """)
  }

  @Test("a loan's payments explain its reported balances")
  func loanPayments() throws {
    let table = try calculator.table(
      of: """
        account loan
        2024-03-01  reported  1000.00
        2024-03-02  entry     -100.00
        2024-03-03  reported   900.00
        """)
    #expect(
      table == """
        2024-03-01  1000.00 → 1000.00
        2024-03-02  1000.00 → 900.00
        2024-03-03  900.00 → 900.00
        """)
  }

  @Test("a missing rate flags its day and the earlier ones down to the previous anchor")
  func missingRate() throws {
    let table = try calculator.table(
      of: """
        2024-03-01  reported  100.00
        2024-03-03  foreign    10.00 EUR
        2024-03-05  reported   88.00
        """)
    #expect(
      table == """
        2024-03-01  100.00 → 100.00
        2024-03-02  100.00 → 88.00  adjusted -12.00  incomplete
        2024-03-03  88.00 → 88.00  incomplete
        2024-03-04  88.00 → 88.00
        2024-03-05  88.00 → 88.00
        """)
  }

  @Test("an account without a reported balance is computed forward from 0")
  func neverRead() throws {
    let table = try calculator.table(
      of: """
        linked
        2024-03-02  entry  -5.00
        """)
    #expect(
      table == """
        2024-03-01  0.00 → 0.00
        2024-03-02  0.00 → 5.00
        """)
  }

  @Test("a reported balance or a valuation of tomorrow is not an anchor yet")
  func future() throws {
    let table = try calculator.table(
      of: """
        2024-03-01  reported   100.00
        2024-03-03  reported     1.00
        2024-03-03  valuation    2.00
        2024-03-02  today
        """)
    #expect(
      table == """
        2024-03-01  100.00 → 100.00
        2024-03-02  100.00 → 100.00
        """)
  }
}
