import PlaidSyncLedger

/// The default user: fifteen accounts with two years of history, and new transactions every day.
enum GoodUser {
  /// The length of the history.
  static let historyDays = 730

  /// Fills an Item whose last booked day is the link day.
  static func populate(_ item: inout BankItem, seed: UInt64, market: Market, days: Int) {
    let household = Household(seed: seed)
    let today = LocalDate(day: item.linkDay)
    item.accounts = accounts(&item)
    var past = HouseholdHistory(household)
    past.advance(from: today.adding(days: 1 - days), through: today)
    past.adjustBalances(
      on: today,
      to: [
        Household.Place.card: 410_00 * Household.cent,
        Household.Place.checking: 110_00 * Household.cent,
        Household.Place.savings: 210_00 * Household.cent,
      ])
    let documented = item.accounts.map(\.currentUnits)
    for draft in past.posted.sorted(by: { $0.day < $1.day }) { item.add(draft) }
    for (place, units) in documented.enumerated() { item.accounts[place].currentUnits = units }
    for (draft, event, days) in past.open {
      let index = item.add(draft)
      item.plan(event(index), on: item.linkDay + days)
    }
    addTens(&item)
    item.household = household
    addPortfolio(&item, market)
  }

  /// Adds the household's investments, with the value that its balances state.
  static func addPortfolio(_ item: inout BankItem, _ market: Market) {
    guard let household = item.household else { return }
    let accounts = item.accounts
    item.portfolio = PortfolioHistory.portfolio(
      of: household, on: item.bookedThrough, totals: { accounts[$0].currentUnits ?? 0 },
      market: market, nonce: item.nonce)
  }

  /// The two pending tens that make `available` differ from `current` on the link day.
  private static func addTens(_ item: inout BankItem) {
    let tens = [
      Household.one(Household.Place.checking, 10_00, "Everyaisle"),
      Household.one(Household.Place.savings, 10_00, "Cash withdrawal"),
    ]
    for (number, ten) in tens.enumerated() {
      var draft = ten.draft(on: item.linkDay)
      draft.isPending = true
      let index = item.add(draft)
      item.plan(
        .post(transaction: index, units: draft.units), on: item.linkDay + Int32(number + 1))
    }
  }

  private static func accounts(_ item: inout BankItem) -> [BankAccount] {
    rows.map { row in
      var account = BankAccount(id: item.newID(), name: "Plaid \(row.name)", type: row.type)
      account.subtype = row.subtype
      account.mask = row.mask
      account.officialName = row.official
      account.currentUnits = row.hundredThousandths * 1000
      account.availableGapUnits = row.hasAvailable ? 0 : nil
      account.limitUnits = row.limit.map { $0 * Amount.unitsPerOne }
      if row.mask == "9999" { account.holder = "business" }
      return account
    }
  }

  private struct Row {
    let name: String
    let mask: String
    let type: String
    let subtype: String
    let hundredThousandths: Int64
    var hasAvailable = false
    var limit: Int64?
    var official: String?

    init(
      _ name: String, _ mask: String, _ type: String, _ subtype: String, _ current: Int64,
      hasAvailable: Bool = false, limit: Int64? = nil, official: String? = nil
    ) {
      self.name = name
      self.mask = mask
      self.type = type
      self.subtype = subtype
      self.hundredThousandths = current
      self.hasAvailable = hasAvailable
      self.limit = limit
      self.official = official
    }
  }

  private static let rows: [Row] = [
    Row(
      "Checking", "0000", "depository", "checking", 110_00000, hasAvailable: true,
      official: "Plaid Gold Standard 0% Interest Checking"),
    Row(
      "Saving", "1111", "depository", "savings", 210_00000, hasAvailable: true,
      official: "Plaid Silver Standard 0.1% Interest Saving"),
    Row("CD", "2222", "depository", "cd", 1000_00000, official: "Plaid Bronze Standard CD"),
    Row("Credit Card", "3333", "credit", "credit card", 410_00000, limit: 2000),
    Row(
      "Money Market", "4444", "depository", "money market", 43_200_00000, hasAvailable: true,
      official: "Plaid Platinum Standard Money Market"),
    Row("IRA", "5555", "investment", "ira", 320_76000),
    Row("401k", "6666", "investment", "401k", 23_631_98050),
    Row("Student Loan", "7777", "loan", "student", 65_262_00000),
    Row("Mortgage", "8888", "loan", "mortgage", 56_302_06000),
    Row("HSA", "9001", "depository", "hsa", 6009_00000, hasAvailable: true),
    Row(
      "Cash Management", "9002", "depository", "cash management", 12_060_00000,
      hasAvailable: true),
    Row("Auto Loan", "9003", "loan", "auto", 23_211_33000),
    Row("Home Equity Line of Credit", "9004", "loan", "home equity", 13_500_50000),
    Row(
      "Business Credit Card", "9999", "credit", "credit card", 5020_00000, hasAvailable: true,
      limit: 10_000),
    Row("Brokerage", "9005", "investment", "brokerage", 8240_15000),
  ]
}
