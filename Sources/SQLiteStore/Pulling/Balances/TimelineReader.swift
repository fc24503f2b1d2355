import GRDB
import PlaidSyncLedger

/// Reads what an account's balances depend on.
struct TimelineReader {
  /// The properties of the account that determine how it is computed.
  struct Head {
    let familyID: FamilyID
    let kind: AccountKind
    let isLinked: Bool
    let currency: Currency
    let watermark: LocalDate?
    let version: Int64?
    /// Whether the reported balances include pending transactions.
    let isPendingCounted: Bool
  }

  let account: AccountID
  let head: Head
  let today: LocalDate
  let db: Database

  init(_ account: AccountID, today: LocalDate, _ db: Database) throws {
    let head = try db.first(Self.headSQL, account) { row in
      Head(
        familyID: row.id(0), kind: AccountKind(rawValue: row.text(1)) ?? .otherAsset,
        isLinked: row.flag(2), currency: row.currency(3), watermark: row.dateOrNull(4),
        version: row.integerOrNull(5), isPendingCounted: row.flag(6))
    }
    guard let head else { throw AccountReader.missing(account) }
    self.account = account
    self.head = head
    self.today = today
    self.db = db
  }

  /// An interpolated text is built only once, because building it costs as much as a lookup.
  private static let headSQL = """
    SELECT family_id, kind, item_id IS NOT NULL, currency, data_synced_through,
      calculation_version, \(SQLFragments.isPendingCounted("accounts"))
    FROM accounts WHERE account_id = ?1
    """

  /// Returns the timeline from a day on, or all of it.
  func timeline(from start: LocalDate?) throws -> AccountTimeline {
    let foreign = try foreignEntries(from: start)
    let reportedBalances = try reportedBalances(from: start)
    let late = try lateEntries(correcting: reportedBalances)
    let investments = try investments(from: start)
    let currencies = Set((foreign.map(\.money) + late.map(\.money)).map(\.currency))
      .union(investments.currencies).subtracting([head.currency])
    let firstRateDay = start.map { start in late.map(\.date).reduce(start.previous, min) }
    return AccountTimeline(
      kind: head.kind, isLinked: head.isLinked, currency: head.currency,
      firstDay: try firstDay(), today: today, readFrom: start, flows: try flows(from: start),
      foreign: foreign, rates: try rates(of: currencies, serving: firstRateDay),
      valuations: try valuations(from: start), reportedBalances: reportedBalances,
      lateEntries: late,
      investments: investments)
  }

  /// Returns the day from which a partial run has to read so that it usually needs nothing earlier.
  func partialStart(of window: SyncWindow) throws -> LocalDate? {
    guard let before = window.start?.previous else { return nil }
    guard head.isLinked else { return before }
    return try newestAnchor(atOrBefore: before) ?? before
  }

  /// Returns the newest anchored day that is not after a date; `nil` if there is none.
  func newestAnchor(atOrBefore date: LocalDate) throws -> LocalDate? {
    let days = try db.first(
      """
      SELECT (SELECT max(date) FROM reported_balances WHERE account_id = ?1 AND date <= ?2),
        (SELECT max(date) FROM valuations WHERE account_id = ?1 AND date <= ?2)
      """, account, date
    ) { [head.isLinked ? $0.dateOrNull(0) : nil, $0.dateOrNull(1)] }
    return days?.compactMap { $0 }.max()
  }

  private static let isCounted = SQLFragments.isCounted()

  private func firstDay() throws -> LocalDate? {
    let days = try db.first(Self.firstDaysSQL, account) { row in
      (0..<5).map { row.dateOrNull($0) }
    }
    guard let days else { return nil }
    return AccountTimeline.firstDay(
      firstTransaction: days[..<2].compactMap { $0 }.min(), firstTrade: days[4],
      firstValuation: days[2], firstReportedBalance: days[3])
  }

  /// Each minimum is one index lookup.
  private static let firstDaysSQL = """
    SELECT
      (SELECT min(date) FROM transactions
        WHERE account_id = ?1 AND \(isCounted) AND foreign_currency IS NULL),
      (SELECT min(date) FROM transactions
        WHERE account_id = ?1 AND \(isCounted) AND foreign_currency IS NOT NULL),
      (SELECT min(date) FROM valuations WHERE account_id = ?1),
      (SELECT min(date) FROM reported_balances WHERE account_id = ?1),
      (SELECT min(date) FROM trades WHERE account_id = ?1 AND removed_at_ms IS NULL)
    """

  private static let flowsSQL = """
    SELECT date, amount_e8 FROM transactions INDEXED BY transactions_flows
    WHERE account_id = ?1 AND date BETWEEN ?2 AND ?3 AND \(isCounted)
      AND foreign_currency IS NULL
    ORDER BY date
    """

  private static let foreignSQL = """
    SELECT date, amount_e8, foreign_currency, exchange_rate FROM transactions
    WHERE account_id = ?1 AND date BETWEEN ?2 AND ?3 AND \(isCounted)
      AND foreign_currency IS NOT NULL
    ORDER BY date, transaction_id
    """

  private static let lateSQL = """
    SELECT date, amount_e8, foreign_currency, exchange_rate, late_reported_balance_id
    FROM transactions
    WHERE account_id = ?1 AND late_reported_balance_id > ?2 AND \(isCounted)
    ORDER BY late_reported_balance_id, transaction_id
    """

  private static let reportedBalancesSQL = """
    SELECT \(AccountReader.reportedBalanceColumns), iif(?3, pending_e8, NULL)
    FROM reported_balances WHERE account_id = ?1 AND date >= ?2 ORDER BY date, reported_balance_id
    """

  private func flows(from start: LocalDate?) throws -> [DayFlow] {
    let statement = try SQLStatement(Self.flowsSQL, in: db)
    defer { statement.reset() }
    try statement.bind([account, start?.day ?? Int32.min, today])
    var flows: [DayFlow] = []
    while let row = try statement.next() {
      let date = row.date(0)
      do throws(AmountError) { try flows.add(row.amount(1), on: date) } catch {
        throw Self.overflow(of: account, on: date)
      }
    }
    return flows
  }

  /// Returns the failure for sums beyond the range of an amount.
  static func overflow(of account: AccountID, on date: LocalDate) -> Failure {
    Failure(
      .badInput, "the balance of account \(account) on \(date) is too large to store",
      remedy: .findWrongAmount(until: date))
  }

  private func foreignEntries(from start: LocalDate?) throws -> [ForeignEntry] {
    try db.all(Self.foreignSQL, account, start?.day ?? Int32.min, today) { row in
      ForeignEntry(
        date: row.date(0), money: Money(row.amount(1), row.currency(2)),
        rate: try row.textOrNull(3).map(RateReader.rate))
    }
  }

  private func valuations(from start: LocalDate?) throws -> [Valuation] {
    try db.all(
      """
      SELECT date, amount_e8, kind FROM valuations WHERE account_id = ?1 AND date >= ?2
      ORDER BY date
      """, account, start?.day ?? Int32.min, read: Self.valuation)
  }

  /// Returns a valuation from three columns.
  static func valuation(_ row: SQLRow) -> Valuation {
    Valuation(
      date: row.date(0), amount: row.amount(1),
      kind: Valuation.Kind(rawValue: row.text(2)) ?? .reconciliation)
  }

  private func reportedBalances(from start: LocalDate?) throws -> [ReportedBalance] {
    guard head.isLinked else { return [] }
    return try db.all(
      Self.reportedBalancesSQL, account, start?.day ?? Int32.min, head.isPendingCounted
    ) { AccountReader.reportedBalance($0, 0, pending: 7) }
  }

  /// Returns the late postings that arrived after any of these balances was reported.
  private func lateEntries(correcting reportedBalances: [ReportedBalance]) throws
    -> [LatePostedEntry]
  {
    guard let oldest = reportedBalances.map(\.id).min() else { return [] }
    return try db.all(Self.lateSQL, account, oldest) { row in
      LatePostedEntry(
        date: row.date(0),
        money: Money(row.amount(1), row.isNull(2) ? head.currency : row.currency(2)),
        rate: try row.textOrNull(3).map(RateReader.rate), arrivedWith: row.id(4))
    }
  }

  /// Returns the rates from each of these currencies that apply to a day or a later one; all of
  /// them for `nil`.
  private func rates(of currencies: Set<Currency>, serving day: LocalDate?) throws -> ExchangeRates
  {
    var rates: [Currency: [LocalDate: Rate]] = [:]
    let first = day?.adding(days: -ExchangeRates.ageDaysMax).day ?? Int32.min
    for currency in currencies {
      let days = try db.all(Self.ratesSQL, head.familyID, head.currency, currency, first) {
        ($0.date(0), try RateReader.rate($0.text(1)))
      }
      rates[currency] = Dictionary(uniqueKeysWithValues: days)
    }
    return ExchangeRates(rates)
  }

  private static let ratesSQL = """
    SELECT date, rate FROM exchange_rates
    WHERE family_id = ?1 AND to_currency = ?2 AND from_currency = ?3 AND date >= ?4
    """
}
