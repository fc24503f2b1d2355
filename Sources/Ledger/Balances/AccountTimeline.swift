/// Everything that one account's balances depend on, read in one transaction.
///
/// In a partial read `readFrom` is set: flows, foreign entries, valuations and reported balances
/// dated before it are omitted. Reported balances dated on or after it are complete, and
/// `lateEntries` has every late posting that corrects one of them. `InvestmentInputs` documents
/// what a partial read has to contain in `investments`.
package struct AccountTimeline: Hashable, Sendable {
  /// The account's kind, which decides where flows go and which sign they have.
  package let kind: AccountKind
  /// True when reported balances anchor the account.
  package let isLinked: Bool
  /// The currency of the rows.
  package let currency: Currency
  /// The first day that has a row; `nil` when there is nothing to compute.
  package let firstDay: LocalDate?
  /// The last day that has a row.
  package let today: LocalDate
  /// The day from which inputs were read; `nil` when all were.
  package let readFrom: LocalDate?
  /// Posted flows in the account's currency, ascending, at most one per day.
  package let flows: [DayFlow]
  /// Posted entries in other currencies, ascending by date.
  package let foreign: [ForeignEntry]
  /// The rates to convert foreign entries with.
  package let rates: ExchangeRates
  /// The user's valuations, ascending, at most one per day.
  package let valuations: [Valuation]
  /// The reported balances, ascending by date and then by number.
  package let reportedBalances: [ReportedBalance]
  /// The late postings, which earlier reported balances lacked.
  package let lateEntries: [LatePostedEntry]
  /// Trades, holdings and prices.
  package let investments: InvestmentInputs

  /// Creates a timeline; omitted inputs are empty.
  package init(
    kind: AccountKind, isLinked: Bool, currency: Currency, firstDay: LocalDate?, today: LocalDate,
    readFrom: LocalDate? = nil, flows: [DayFlow] = [], foreign: [ForeignEntry] = [],
    rates: ExchangeRates = .none, valuations: [Valuation] = [],
    reportedBalances: [ReportedBalance] = [],
    lateEntries: [LatePostedEntry] = [], investments: InvestmentInputs = .none
  ) {
    self.kind = kind
    self.isLinked = isLinked
    self.currency = currency
    self.firstDay = firstDay
    self.today = today
    self.readFrom = readFrom
    self.flows = flows
    self.foreign = foreign
    self.rates = rates
    self.valuations = valuations
    self.reportedBalances = reportedBalances
    self.lateEntries = lateEntries
    self.investments = investments
  }

  /// Returns the first day that has a row: the earliest of the day before the first posted
  /// transaction or active trade, the first valuation and the first reported balance.
  package static func firstDay(
    firstTransaction: LocalDate?, firstTrade: LocalDate? = nil, firstValuation: LocalDate?,
    firstReportedBalance: LocalDate?
  ) -> LocalDate? {
    [firstTransaction?.previous, firstTrade?.previous, firstValuation, firstReportedBalance]
      .compactMap { $0 }.min()
  }
}

/// The inflow and outflow of one day's posted entries in the account's currency.
package struct DayFlow: Hashable, Sendable {
  /// The day.
  package let date: LocalDate
  /// The sum of the negative amounts, as a positive number.
  package let inflow: Amount
  /// The sum of the positive amounts.
  package let outflow: Amount

  /// Creates a day's flows.
  package init(date: LocalDate, inflow: Amount, outflow: Amount) {
    self.date = date
    self.inflow = inflow
    self.outflow = outflow
  }
}

extension [DayFlow] {
  /// Adds an amount to the flows of a day that is the last one or a later one; throws when a sum
  /// is out of range.
  package mutating func add(_ amount: Amount, on date: LocalDate) throws(AmountError) {
    let isLast = last?.date == date
    let day = isLast ? self[count - 1] : DayFlow(date: date, inflow: .zero, outflow: .zero)
    let isInflow = amount < .zero
    let (sum, isOverflow) =
      isInflow
      ? day.inflow.rawValue.subtractingReportingOverflow(amount.rawValue)
      : day.outflow.rawValue.addingReportingOverflow(amount.rawValue)
    guard !isOverflow else { throw .overflow }
    let flow = DayFlow(
      date: date, inflow: isInflow ? try Amount(rawValue: sum) : day.inflow,
      outflow: isInflow ? day.outflow : try Amount(rawValue: sum))
    if isLast { self[count - 1] = flow } else { append(flow) }
  }
}

/// A posted entry in a currency other than its account's; it is converted at its date.
package struct ForeignEntry: Hashable, Sendable {
  /// The entry's date.
  package let date: LocalDate
  /// The entry's money, in Plaid's sign.
  package let money: Money
  /// The entry's own rate into the account's currency, if it carries one.
  package let rate: Rate?

  /// Creates an entry.
  package init(date: LocalDate, money: Money, rate: Rate?) {
    self.date = date
    self.money = money
    self.rate = rate
  }
}
