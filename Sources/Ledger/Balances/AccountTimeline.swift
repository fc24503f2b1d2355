/// All that one account's balances depend on, read in one transaction.
///
/// A partial read has `readFrom` set: flows, foreign entries, valuations and reported balances dated
/// before it are left out (reported balances dated on or after it are complete, and `lateEntries` holds
/// every late entry that corrects one of them), and `investments` keeps its own rules.
public struct AccountTimeline: Hashable, Sendable {
  /// What the account is; decides where flows go and which sign they have.
  public let kind: AccountKind
  /// True when the provider's readings anchor it.
  public let isLinked: Bool
  /// The currency of the rows.
  public let currency: Currency
  /// The first day that has a row; `nil` when there is nothing to compute.
  public let firstDay: LocalDate?
  /// The last day that has a row.
  public let today: LocalDate
  /// The day from which inputs were read; `nil` when all were.
  public let readFrom: LocalDate?
  /// Posted flows in the account's currency, ascending, at most one per day.
  public let flows: [DayFlow]
  /// Posted entries in other currencies, ascending by date.
  public let foreign: [ForeignEntry]
  /// The rates to convert them with.
  public let rates: ExchangeRates
  /// The user's valuations, ascending, at most one per day.
  public let valuations: [Valuation]
  /// The provider's readings, ascending by date and then by number.
  public let reportedBalances: [ReportedBalance]
  /// The entries that earlier readings lacked.
  public let lateEntries: [LatePostedEntry]
  /// Trades, holdings and prices.
  public let investments: InvestmentInputs

  /// Gathers the inputs.
  public init(
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

  /// The first day that has a row: the earliest of the day before the first posted transaction or
  /// standing trade, the first valuation and the first reported balance.
  public static func firstDay(
    firstTransaction: LocalDate?, firstTrade: LocalDate? = nil, firstValuation: LocalDate?,
    firstReportedBalance: LocalDate?
  ) -> LocalDate? {
    [firstTransaction?.previous, firstTrade?.previous, firstValuation, firstReportedBalance]
      .compactMap { $0 }.min()
  }
}

/// What the posted entries of one day, in the account's currency, bring in and take out.
public struct DayFlow: Hashable, Sendable {
  /// The day.
  public let date: LocalDate
  /// The sum of the negative amounts, without their sign.
  public let inflow: Amount
  /// The sum of the positive amounts.
  public let outflow: Amount

  /// Describes a day's flows.
  public init(date: LocalDate, inflow: Amount, outflow: Amount) {
    self.date = date
    self.inflow = inflow
    self.outflow = outflow
  }
}

extension [DayFlow] {
  /// Adds an amount to the flows of a day that is the last one or comes after it; throws when they
  /// leave the range.
  public mutating func add(_ amount: Amount, on date: LocalDate) throws(AmountError) {
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

/// A posted entry in another currency than its account's, which has to be converted at its date.
public struct ForeignEntry: Hashable, Sendable {
  /// The entry's date.
  public let date: LocalDate
  /// The entry's money, in Plaid's sign.
  public let money: Money
  /// The entry's own rate into the account's currency, if it carries one.
  public let rate: Rate?

  /// Describes an entry.
  public init(date: LocalDate, money: Money, rate: Rate?) {
    self.date = date
    self.money = money
    self.rate = rate
  }
}
