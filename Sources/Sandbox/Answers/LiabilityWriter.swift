import PlaidSyncJSON
import PlaidSyncLedger

/// Writes what a lender states about one account, consistent with the account's transactions.
struct LiabilityWriter {
  let item: BankItem
  let account: BankAccount
  let today: LocalDate
  /// Members that a custom user overrides.
  let custom: JSONObject
  private let place: Int

  /// Creates a writer for the account at an index of the Item, as of a date.
  init(_ item: BankItem, _ place: Int, on today: LocalDate) {
    self.item = item
    self.place = place
    self.today = today
    account = item.accounts[place]
    custom = account.liability.flatMap { ExchangeLine.object(Array($0.utf8)) } ?? [:]
  }

  /// The object for one of Plaid's lists of liabilities.
  func object(_ debt: BankAccount.Debt) -> JSONValue {
    switch debt {
    case .credit: credit
    case .student: student
    case .mortgage: mortgage
    }
  }

  private var credit: JSONValue {
    // The household pays on the 7th, and in full.
    let issued = latest(12)
    let statement = owed(at: issued)
    let least = min(max(statement, 0), max(25_00 * Household.cent, cents(statement / 50)))
    let payment = lastPayment
    let isExpected = statement > 0
    return [
      "account_id": .string(account.id), "aprs": .array(rates),
      "is_overdue": custom["is_overdue"] ?? false,
      "last_payment_amount": custom["last_payment_amount"] ?? .decimal(payment.map { -$0.units }),
      "last_payment_date": .string(orNull: payment.map { "\($0.date)" }),
      "last_statement_balance": .decimal(statement),
      "last_statement_issue_date": .string("\(issued)"),
      "minimum_payment_amount": custom["minimum_payment_amount"] ?? .decimal(least),
      "next_payment_due_date": isExpected ? .string("\(next(7, after: issued))") : nil,
    ]
  }

  /// The card's rates; only a custom user can set others.
  private var rates: [JSONValue] {
    let kinds: [(kind: String, key: String, usual: Int64?)] = [
      ("balance_transfer_apr", "balance_transfer_apr", 1824), ("cash_apr", "cash_apr", 2699),
      ("purchase_apr", "purchase_apr", 2149), ("special", "special_apr", nil),
    ]
    return kinds.compactMap { kind, key, usual in
      let usual = usual.map { JSONValue.decimal($0 * Household.cent) }
      guard let percent = custom[key] ?? usual, !percent.isNull else { return nil }
      return [
        "apr_percentage": percent, "apr_type": .string(kind), "balance_subject_to_apr": nil,
        "interest_charge_amount": nil,
      ]
    }
  }

  /// The latest incoming transaction whose name says that it is a payment.
  var lastPayment: BankTransaction? {
    posted.filter { $0.units < 0 && $0.name.lowercased().contains("payment") }
      .max { $0.day < $1.day }
  }

  /// The account's posted transactions.
  var posted: some Sequence<BankTransaction> {
    item.transactions.lazy.filter { [place] transaction in
      transaction.account == place && !transaction.isPending && !transaction.isGone
    }
  }

  /// The amount owed at the end of a day: the balance without what has posted since.
  func owed(at date: LocalDate) -> Int64 {
    (account.currentUnits ?? 0)
      - posted.lazy.filter { $0.day > date.day }.reduce(0) { $0 + $1.units }
  }

  /// The latest occurrence of a day of the month, today included.
  func latest(_ dayOfMonth: Int) -> LocalDate {
    var date = today
    while date.components.dayOfMonth != dayOfMonth { date = date.previous }
    return date
  }

  /// The first occurrence of a day of the month after a date and after today.
  func next(_ dayOfMonth: Int, after date: LocalDate? = nil) -> LocalDate {
    var date = max(today, date ?? today).next
    while date.components.dayOfMonth != dayOfMonth { date = date.next }
    return date
  }

  /// Units without fractions of a cent.
  func cents(_ units: Int64) -> Int64 { units / Household.cent * Household.cent }
}
