import PlaidSyncBalances
import PlaidSyncLedger
import TestSupport
import Testing

@Suite("Holdings")
struct HoldingsTests {
  private let forward = ForwardCalculator()
  private let reverse = ReverseCalculator()

  @Test("a short position is owed, and a rising price reduces the balance")
  func short() throws {
    let table = try forward.partsTable(
      of: """
        account investment
        2024-03-01  opening  1000.00
        2024-03-02  trade    sell SHT -10 at 30.00 for -300.00
        2024-03-03  price    SHT 33.00
        2024-03-04  trade    buy SHT 10 at 32.00 for 320.00
        """)
    #expect(
      table == """
        2024-03-01  1000.00 + 0.00
        2024-03-02  1300.00 + -300.00  in 300.00  sold 300.00
        2024-03-03  1300.00 + -330.00  market -30.00
        2024-03-04  980.00 + 0.00  out 320.00  bought 320.00  market 10.00
        """)
  }

  @Test("the stored closing price takes precedence over a trade's price, and that over a list's")
  func priceOrder() throws {
    let table = try reverse.partsTable(
      of: """
        account investment
        2024-03-01  holding   ABC 10 at 1.00
        2024-03-01  reported  100.00
        2024-03-02  holding   ABC 11 at 1.00
        2024-03-02  trade     buy ABC 1 at 2.00 for 2.00
        2024-03-03  holding   ABC 12 at 1.00
        2024-03-03  trade     buy ABC 1 at 2.00 for 2.00
        2024-03-03  price     ABC 3.00
        2024-03-03  reported  100.00
        """)
    #expect(
      table == """
        2024-03-01  90.00 + 10.00
        2024-03-02  66.00 + 22.00  out 2.00  bought 2.00  market 10.00  adjusted -22.00
        2024-03-03  64.00 + 36.00  out 2.00  bought 2.00  market 12.00
        """)
  }

  @Test("a difference between two lists that trades do not explain is a market change of the later")
  func jump() throws {
    let table = try forward.partsTable(
      of: """
        account investment
        manual
        2024-03-01  opening  100.00
        2024-03-01  holding  ABC 10 at 1.00
        2024-03-03  holding  ABC 15 at 1.00
        """)
    #expect(
      table == """
        2024-03-01  90.00 + 10.00
        2024-03-02  90.00 + 10.00
        2024-03-03  90.00 + 15.00  market 5.00
        """)
  }

  @Test("without an opening valuation, securities already held are the first row's adjustment")
  func firstRow() throws {
    let table = try forward.partsTable(
      of: """
        account investment
        2024-03-02  trade    buy ABC 5 at 2.00 for 10.00
        2024-03-03  holding  ABC 15 at 2.00
        """)
    #expect(
      table == """
        2024-03-01  0.00 + 20.00  adjusted holdings 20.00
        2024-03-02  -10.00 + 30.00  out 10.00  bought 10.00
        2024-03-03  -10.00 + 30.00
        """)
  }

  @Test("cash securities are treated as cash, regardless of their quantity")
  func cashSecurities() throws {
    let table = try forward.partsTable(
      of: """
        account investment
        2024-03-01  opening  100.00
        2024-03-02  trade    buy CUR:USD 5 at 1.00 for -5.00
        2024-03-03  holding  CUR:USD 105 at 1.00
        2024-03-03  today
        """)
    #expect(
      table == """
        2024-03-01  100.00 + 0.00
        2024-03-02  105.00 + 0.00  in 5.00
        2024-03-03  105.00 + 0.00
        """)
  }

  @Test("pending and canceled trades have no effect, and income and fees change no quantity")
  func untouched() throws {
    let table = try forward.partsTable(
      of: """
        account investment
        2024-03-01  opening  100.00
        2024-03-01  holding  ABC 10 at 1.00
        2024-03-02  trade    pending ABC 1 at 1.00 for 1.00
        2024-03-02  trade    cancel ABC 1 at 1.00 for 1.00
        2024-03-03  trade    income ABC 3 at 1.00 for -3.00
        2024-03-04  trade    fee ABC 1 at 9.00 for 1.00
        """)
    #expect(
      table == """
        2024-03-01  90.00 + 10.00
        2024-03-02  90.00 + 10.00
        2024-03-03  93.00 + 10.00  in 3.00
        2024-03-04  92.00 + 10.00  out 1.00
        """)
  }

  @Test("a trade without a price is valued by its amount; an unknown one is treated by its signs")
  func amount() throws {
    let table = try forward.partsTable(
      of: """
        account investment
        2024-03-01  opening  100.00
        2024-03-02  trade    reinvestment ABC 4 for 8.00
        2024-03-03  price    ABC 2.50
        2024-03-04  trade    unknown ABC -2 at 2.50 for -5.00
        """)
    #expect(
      table == """
        2024-03-01  100.00 + 0.00
        2024-03-02  92.00 + 0.00  out 8.00  bought 8.00  market -8.00  incomplete
        2024-03-03  92.00 + 10.00  market 10.00  incomplete
        2024-03-04  97.00 + 5.00  in 5.00  sold 5.00
        """)
  }

  @Test("a total split by holdings of unknown value is incomplete until the next anchor")
  func unknownSplitsTotal() throws {
    let table = try reverse.partsTable(
      of: """
        account investment
        2024-03-01  holding   ABC 10
        2024-03-01  reported  100.00
        2024-03-02  price     ABC 1.00
        2024-03-04  reported  100.00
        """)
    #expect(
      table == """
        2024-03-01  100.00 + 0.00  incomplete
        2024-03-02  90.00 + 10.00  market 10.00  adjusted -10.00  incomplete
        2024-03-03  90.00 + 10.00
        2024-03-04  90.00 + 10.00
        """)
  }

  @Test("a value out of range is an error that names the day")
  func overflow() throws {
    #expect(throws: BalanceError.overflow(try #require(LocalDate("2024-03-02")))) {
      try forward.partsTable(
        of: """
          account investment
          2024-03-01  opening  100.00
          2024-03-02  trade    buy ABC 99999999999 at 99.00 for 1.00
          """)
    }
  }
}
