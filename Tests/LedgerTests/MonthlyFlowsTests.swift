import PlaidSyncLedger
import Testing

@Suite("MonthlyFlows")
struct MonthlyFlowsTests {
  /// Adds up entries, one per line: `day amount category`, of a debt if `debt` follows. Returns the
  /// rows as `category nature out into` and the months as `out into`.
  private static func flows(_ text: String) throws -> (rows: [String], months: [String]) {
    let entries = try text.split(separator: "\n").map { line in
      let words = line.split(separator: " ").map(String.init)
      let category = words[2] == "-" ? nil : words[2]
      return ReportEntry(
        accountID: AccountID(1), date: try #require(LocalDate("2025-\(words[0])")),
        money: Money(try Amount(words[1]), Currency("USD")), ownRate: nil,
        accountCurrency: Currency("USD"), category: category,
        nature: ReportEntry.Nature(category: category), isDebt: words.count > 3)
    }
    let flows = MonthlyFlows(entries, in: Currency("USD"), rates: .none)
    return (
      flows.spending.map { "\($0.category ?? "-") \($0.out) \($0.into)" },
      try flows.months().map { "\($0.out) \($0.into)" }
    )
  }

  @Test("what enters a debt is a payment and no income, except a refund, which lessens spending")
  func debts() throws {
    let found = try Self.flows(
      """
      05-01 800 SHOPS debt
      05-10 -800 LOAN_PAYMENTS debt
      05-11 -50 - debt
      05-12 -30 SHOPS debt
      """)
    #expect(found.rows == ["SHOPS 800 30"])
    #expect(found.months == ["770 0"])
  }

  @Test("a refund lessens its category in its own month, also below zero")
  func refunds() throws {
    let found = try Self.flows("03-20 100 SHOES\n04-02 -100 SHOES")
    #expect(found.rows == ["SHOES 100 0", "SHOES 0 100"])
    #expect(found.months == ["100 0", "-100 0"])
  }

  @Test("income is never spending, and what is taken back of it lessens it")
  func income() throws {
    let found = try Self.flows("05-01 -3000 INCOME_WAGES\n05-02 0.01 INCOME_WAGES\n05-03 7 FOOD")
    #expect(found.rows == ["FOOD 7 0"])
    #expect(found.months == ["7 2999.99"])
  }

  @Test("what has no category is income if it enters and spending if it leaves")
  func unknown() throws {
    let found = try Self.flows("05-01 -20 -\n05-02 5 -\n05-03 -9 TRANSFER_IN")
    #expect(found.rows == ["- 5 20"])
    #expect(found.months == ["5 29"])
  }

  @Test("an amount that cannot be added up is left out and named")
  func tooLarge() throws {
    let huge = Money(Amount(unchecked: Amount.rawValueMax), Currency("USD"))
    let entries = [huge, huge, Money(try Amount("5"), Currency("USD"))].map { money in
      ReportEntry(
        accountID: AccountID(1), date: LocalDate("2025-05-01")!, money: money, ownRate: nil,
        accountCurrency: Currency("USD"), category: "FOOD", nature: .spending, isDebt: false)
    }
    let flows = MonthlyFlows(entries, in: Currency("USD"), rates: .none)
    #expect(flows.rows.map(\.count) == [1])
    #expect(flows.tooLarge == Array(entries[1...]))
  }
}
