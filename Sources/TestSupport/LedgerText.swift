import PlaidSyncLedger

/// The inputs of one account as readable text, one per line, from which tests arrange.
///
/// ```text
/// account credit EUR                       kind and currency; a depository in USD if absent
/// manual                                   or `linked`; if absent, linked if a balance is reported
/// 2024-03-01  entry      20.00             posted, Plaid's sign
/// 2024-03-01  foreign    12.00 EUR         posted in another currency; `at 1.08` adds its own rate
/// 2024-03-02  rate       EUR 1.0845
/// 2024-03-03  reported   100.00            the provider's reported balance; numbered from 1
/// 2024-03-03  reported   80.00 pending 20.00   it contains pending entries of that sum
/// 2024-03-02  late       5.00 with 2       posted, but first seen with the 2nd reported balance
/// 2024-03-04  valuation  80.00             the user's total; also called `reconciliation`
/// 2024-03-01  opening    100.00
/// 2024-03-01  trade      buy ABC 10 at 100.00 for 1005.00   `at` and `for` may be absent
/// 2024-03-02  split      ABC 30            thirty more shares, the same total value
/// 2024-03-02  holding    ABC 40 at 25.00   as in a list of holdings
/// 2024-03-02  list                         a list was taken; if absent, on the first holding's day
/// 2024-03-03  price      ABC 26.00         a stored closing price
/// 2024-03-09  today                        the latest date if absent
/// ```
/// The first word of a trade is its meaning; `transfer` is a transfer in kind. Prices and a trade's
/// money may be followed by a currency. `CUR:USD` is cash. Text after `#` is a comment.
package struct LedgerText: Sendable {
  package var kind = AccountKind.depository
  package var currency = Currency("USD")
  package var isLinked: Bool?
  package var today: LocalDate?
  package var entries: [ForeignEntry] = []
  package var rates: [Currency: [LocalDate: Rate]] = [:]
  package var valuations: [Valuation] = []
  package var reportedBalances: [ReportedBalance] = []
  package var lateEntries: [LatePostedEntry] = []
  package var trades: [TradeFlow] = []
  package var holdings: [Holding] = []
  package var lists: [LocalDate] = []
  package var prices: [Price] = []
  /// The securities by their names; the id of the first one is 1.
  package var securities: [String] = []

  /// Parses the text.
  package init(_ text: String) throws {
    for line in text.split(separator: "\n") {
      let words = line.prefix { $0 != "#" }.split(separator: " ").map(String.init)
      if words.isEmpty { continue }
      do { try read(words) } catch {
        throw LedgerTextError(line: String(line), reason: "\(error)")
      }
    }
    valuations.sort { $0.date < $1.date }
    reportedBalances.sort { ($0.date, $0.id) < ($1.date, $1.id) }
  }

  /// The timeline that a store would read, from a day on if one is given.
  ///
  /// A day is allowed only if the account has no securities, because text has no stored positions.
  package func timeline(readFrom: LocalDate? = nil) -> AccountTimeline {
    precondition(readFrom == nil || investments == .none, "text has no stored positions")
    let from = readFrom ?? LocalDate(day: .min)
    let dates =
      entries.map(\.date) + valuations.map(\.date) + reportedBalances.map(\.date)
      + trades.map(\.date) + holdings.map(\.date) + lists + prices.map(\.date)
    return AccountTimeline(
      kind: kind, isLinked: isLinked ?? !reportedBalances.isEmpty, currency: currency,
      firstDay: AccountTimeline.firstDay(
        firstTransaction: entries.map(\.date).min(), firstTrade: trades.map(\.date).min(),
        firstValuation: valuations.first?.date, firstReportedBalance: reportedBalances.first?.date),
      today: today ?? dates.max() ?? LocalDate(day: 0), readFrom: readFrom,
      flows: DayFlow.days(of: entries.filter { $0.money.currency == currency && $0.date >= from }),
      foreign: entries.filter { $0.money.currency != currency && $0.date >= from }
        .sorted { $0.date < $1.date },
      rates: ExchangeRates(rates), valuations: valuations.filter { $0.date >= from },
      reportedBalances: reportedBalances.filter { $0.date >= from }, lateEntries: lateEntries,
      investments: investments)
  }

  private mutating func read(_ words: [String]) throws {
    guard let date = LocalDate(words[0]) else { return try readHeader(words) }
    guard words.count > 1 else { throw Problem.tooShort }
    var rest = words[2...]
    switch words[1] {
    case "today": today = date
    case "rate": try readRate(&rest, date)
    case "entry", "foreign", "late": try readEntry(&rest, date, isLate: words[1] == "late")
    case "reported":
      let number = Int64(reportedBalances.count + 1)
      reportedBalances.append(
        ReportedBalance(
          id: ReportedBalanceID(number), date: date,
          readAt: Timestamp(startOf: date).adding(milliseconds: 43_200_000 + number),
          current: try amount(&rest), available: nil, limit: nil,
          pendingIncluded: try value(after: "pending", &rest).map { text in try Amount(text) }))
    case "opening", "valuation", "reconciliation":
      let kind: Valuation.Kind = words[1] == "opening" ? .opening : .reconciliation
      valuations.append(Valuation(date: date, amount: try amount(&rest), kind: kind))
    case "trade", "split", "holding", "list", "price":
      try readInvestment(words[1], &rest, date)
    default: throw Problem.unknownWord(words[1])
    }
    if let word = rest.first { throw Problem.unknownWord(word) }
  }

  private mutating func readHeader(_ words: [String]) throws {
    switch words[0] {
    case "linked": isLinked = true
    case "manual": isLinked = false
    case "account":
      var rest = words.dropFirst()
      if let last = rest.last, last == last.uppercased() {
        currency = Currency(last)
        rest.removeLast()
      }
      guard let named = AccountKind(rawValue: rest.joined(separator: " ")) else {
        throw Problem.unknownWord(rest.joined(separator: " "))
      }
      kind = named
    default: throw Problem.unknownWord(words[0])
    }
  }

  private mutating func readRate(_ rest: inout ArraySlice<String>, _ date: LocalDate) throws {
    guard let code = rest.popFirst(), let text = rest.popFirst() else { throw Problem.tooShort }
    rates[Currency(code), default: [:]][date] = try Rate(text)
  }

  private mutating func readEntry(
    _ rest: inout ArraySlice<String>, _ date: LocalDate, isLate: Bool
  ) throws {
    let amount = try amount(&rest)
    var currency = self.currency
    if let word = rest.first, word == word.uppercased() {
      currency = Currency(word)
      rest.removeFirst()
    }
    let rate = try value(after: "at", &rest).map { text in try Rate(text) }
    let money = Money(amount, currency)
    entries.append(ForeignEntry(date: date, money: money, rate: rate))
    guard isLate else { return }
    guard let number = try value(after: "with", &rest).flatMap({ Int64($0) }) else {
      throw Problem.tooShort
    }
    lateEntries.append(
      LatePostedEntry(date: date, money: money, rate: rate, arrivedWith: ReportedBalanceID(number)))
  }

  func amount(_ rest: inout ArraySlice<String>) throws -> Amount {
    guard let text = rest.popFirst() else { throw Problem.tooShort }
    return try Amount(text)
  }

  func value(after word: String, _ rest: inout ArraySlice<String>) throws -> String? {
    guard rest.first == word else { return nil }
    rest.removeFirst()
    guard let value = rest.popFirst() else { throw Problem.tooShort }
    return value
  }

  enum Problem: Error {
    case tooShort
    case unknownWord(String)
  }
}
