import Ledger
import Ports

/// The random life of one account in a store: what banks, people, time and other programs do to it.
///
/// Days are the life's own, so that many lives can be lived in one store.
package struct StoreLife: Sendable {
  /// A statement that another program runs; `$account`, `$family` and `$today` are put in.
  package typealias SQL = @Sendable (_ statement: String) async throws -> Void

  /// A transaction as the bank has it.
  struct Booking {
    var date: LocalDate
    var units: Int64
    var currency: String
    var isPending: Bool
    var isRemoved = false
    /// The pending one that it came from.
    var was: String?
  }

  package let bench: StoreBench
  package private(set) var accountID = AccountID(0)
  package private(set) var today = LocalDate(day: 20_000)
  /// What was done, for the message of a failed test.
  package private(set) var story: [String] = []
  let isLinked: Bool
  let sql: SQL
  package var chance: SeededChance
  var bookings: [String: Booking] = [:]
  private var type = "depository"

  /// Begins a life that depends on its seed alone, in a family of its own.
  package init(_ store: any LedgerStore, clock: TestClock, seed: UInt64, sql: @escaping SQL)
    async throws
  {
    chance = SeededChance(seed: seed)
    isLinked = chance.happens(oneIn: 2)
    self.sql = sql
    bench = try await StoreBench(store, clock: clock, family: "Family \(seed)")
    if isLinked {
      type = chance.element(of: ["depository", "credit", "loan", "other", "investment"]) ?? type
      try await pull([])
      accountID = try await bench.account("life").id
    } else {
      let kind = chance.element(of: AccountKind.allCases) ?? .depository
      accountID = try await bench.addAccount("life", kind: kind).id
    }
  }

  /// Lets one thing happen.
  package mutating func step() async throws {
    switch chance.number(in: 0...19) {
    case 0...1:
      // Sometimes a machine's clock is wrong for a while.
      today = today.adding(days: chance.happens(oneIn: 8) ? -1 : chance.number(in: 1...3))
      story.append("it is \(today)")
    case 2...6 where isLinked:
      chance.happens(oneIn: 10) ? try await replay() : try await pull(changes())
    case 2...6: try await add()
    case 7: try await add()
    case 8...9: try await edit()
    case 10: try await delete()
    case 11: try await value()
    case 12...19: try await interfere()
    default: break
    }
  }

  /// Runs a sync, mostly a partial one.
  package mutating func sync(isFull: Bool = false) async throws -> BalanceOutcome {
    let outcome = try await bench.sync(accountID, on: today, isFull: isFull)
    story.append("\(isFull ? "full " : "")sync of \(outcome.window)")
    return outcome
  }

  // MARK: the bank

  private mutating func changes() -> [String] {
    var lines: [String] = []
    for _ in 0..<chance.number(in: 0...3) {
      let old = chance.element(of: bookings.keys.sorted())
      switch chance.number(in: 0...6) {
      case 0:
        guard let id = old else { continue }
        bookings[id]?.isRemoved = true
        lines.append("\(id) removed")
      case 1:
        guard let id = old, bookings[id]?.isPending == false else { continue }
        let was = bookings[id]?.was
        bookings[id] = booking(isPending: false)
        bookings[id]?.was = was
        lines.append(line(id))
      case 2:
        // A pending one posts, with its removal before, behind, or not at all.
        guard let id = old, bookings[id]?.isPending == true else { continue }
        bookings[id] = nil
        let posted = "t\(bookings.count)x\(chance.number(in: 0...999_999))"
        bookings[posted] = booking(isPending: false)
        bookings[posted]?.was = id
        lines.append(line(posted))
        if chance.happens(oneIn: 2) { lines.append("\(id) removed") }
      case 3:
        // Whatever was sent before may come again.
        guard let id = old else { continue }
        bookings[id]?.isRemoved = false
        lines.append(line(id))
      default:
        let id = "t\(bookings.count)x\(chance.number(in: 0...999_999))"
        bookings[id] = booking(isPending: chance.happens(oneIn: 4))
        lines.append(line(id))
      }
    }
    return lines
  }

  private mutating func booking(isPending: Bool) -> Booking {
    Booking(
      date: date(), units: Int64(chance.number(in: -4...4)), currency: currency(),
      isPending: isPending)
  }

  private func line(_ id: String) -> String {
    guard let booking = bookings[id] else { return "" }
    var line = "\(id) life \(booking.date) \(Amount(unchecked: booking.units)) "
    line += "\(booking.currency) Entry"
    if booking.isPending { line += " pending" }
    if let was = booking.was { line += " was \(was)" }
    return line
  }

  /// Everything from the beginning, as after a refused cursor; sometimes the bank forgot some.
  private mutating func replay() async throws {
    for id in bookings.keys.sorted() where chance.happens(oneIn: 8) {
      bookings[id]?.isRemoved = true
    }
    let standing = bookings.filter { !$0.value.isRemoved }.keys.sorted()
    try await pull(standing.map { line($0) }, isFull: true)
  }

  /// A pull with a reading: today's or an older one, right or wrong, sometimes none.
  private mutating func pull(_ lines: [String], isFull: Bool = false) async throws {
    let date = chance.happens(oneIn: 6) ? today.adding(days: -chance.number(in: 1...4)) : today
    let isAsset = !["credit", "loan"].contains(type)
    let posted = bookings.values.filter { !$0.isPending && !$0.isRemoved && $0.date <= date }
    var units = 40 + posted.reduce(0) { $0 + (isAsset ? -$1.units : $1.units) }
    if chance.happens(oneIn: 5) { units += Int64(chance.number(in: -2...2)) }
    let current = chance.happens(oneIn: 8) ? nil : Amount(unchecked: units).description
    let report = try AccountReport.of("life", current: current, type: type)
    try await bench.pull(
      lines.joined(separator: "\n"), accounts: [report], isFull: isFull, readOn: date)
    story.append("\(isFull ? "full " : "")pull: \(lines); \(current ?? "no reading") on \(date)")
  }

  // MARK: people

  private mutating func add() async throws {
    let (date, currency) = (date(), currency())
    let amount = Amount(unchecked: Int64(chance.number(in: -4...4)))
    _ = try await bench.store.addTransaction(
      NewTransaction(
        accountID: accountID, date: date, money: Money(amount, Currency(currency)), name: "Entry"))
    story.append("added \(date) \(amount) \(currency)")
  }

  private mutating func edit() async throws {
    let all = try await bench.transactions()
    guard let entry = chance.element(of: all) else { return }
    var edit = TransactionEdit()
    if chance.happens(oneIn: 2) {
      edit.date = chance.happens(oneIn: 4) ? .release : .set(date())
    }
    if chance.happens(oneIn: 2) {
      edit.amount =
        chance.happens(oneIn: 4)
        ? .release : .set(Amount(unchecked: Int64(chance.number(in: -4...4))))
    }
    if chance.happens(oneIn: 4) { edit.name = .set("Other") }
    _ = try await bench.store.editTransaction(entry.id, edit)
    story.append("edited \(entry.id): \(edit.date) \(edit.amount)")
  }

  private mutating func delete() async throws {
    let isRestoring = chance.happens(oneIn: 3)
    let all = try await bench.transactions(isRemoved: isRestoring)
    guard let entry = chance.element(of: all) else { return }
    if isRestoring {
      var edit = TransactionEdit()
      edit.isRestored = true
      _ = try await bench.store.editTransaction(entry.id, edit)
    } else {
      try await bench.store.deleteTransaction(entry.id, at: bench.clock.now)
    }
    story.append("\(isRestoring ? "restored" : "deleted") \(entry.id)")
  }

  private mutating func value() async throws {
    let old = try await bench.store.valuations(of: accountID)
    if chance.happens(oneIn: 3), let valuation = chance.element(of: old) {
      try await bench.store.deleteValuation(of: accountID, on: valuation.date)
      story.append("no valuation on \(valuation.date)")
      return
    }
    let valuation = Valuation(
      date: today.adding(days: -chance.number(in: -2...12)),
      amount: Amount(unchecked: Int64(chance.number(in: 36...44))),
      kind: chance.happens(oneIn: 2) ? .opening : .reconciliation)
    try await bench.store.setValuation(valuation, of: accountID)
    story.append("\(valuation.kind) \(valuation.amount) on \(valuation.date)")
  }

  // MARK: other programs

  private mutating func interfere() async throws {
    let pick = """
      (SELECT %id FROM %table WHERE account_id = $account
      ORDER BY (%id * 7919) % \(chance.number(in: 2...97)) LIMIT 1)
      """
    let transaction = pick.replacing("%table", with: "transactions")
      .replacing("%id", with: "transaction_id")
    let observation = pick.replacing("%table", with: "observations")
      .replacing("%id", with: "observation_id")
    let (day, other, units) = (date().day, date().day, chance.number(in: -4...4))
    let valuationDay =
      "(SELECT min(date) FROM valuations WHERE account_id = $account AND date >= $today - 8)"
    let statements = [
      "UPDATE transactions SET date = \(day) WHERE transaction_id = \(transaction)",
      "UPDATE transactions SET amount_e8 = \(units) WHERE transaction_id = \(transaction)",
      "UPDATE transactions SET pending = 1 - pending WHERE transaction_id = \(transaction)",
      """
      UPDATE transactions SET foreign_currency = iif(foreign_currency IS NULL, 'EUR', NULL)
      WHERE transaction_id = \(transaction)
      """,
      """
      UPDATE transactions SET exchange_rate = iif(exchange_rate IS NULL, '3', NULL)
      WHERE transaction_id = \(transaction) AND foreign_currency IS NOT NULL
      """,
      "UPDATE transactions SET removed_at_ms = iif(removed_at_ms IS NULL, 1, NULL) "
        + "WHERE transaction_id = \(transaction)",
      "DELETE FROM transactions WHERE transaction_id = \(transaction)",
      "UPDATE transactions SET date = date + 1 WHERE account_id = $account AND date < \(day)",
      """
      UPDATE OR REPLACE valuations SET date = \(other) WHERE account_id = $account
        AND date = \(valuationDay)
      """,
      "UPDATE observations SET date = \(day) WHERE observation_id = \(observation)",
      "UPDATE observations SET current_e8 = current_e8 + 1 WHERE observation_id = \(observation)",
      """
      UPDATE transactions SET late_observation_id = NULL
        WHERE late_observation_id = \(observation);
      DELETE FROM observations WHERE observation_id = \(observation)
      """,
      rateStatement(on: day), rateStatement(on: other),
      """
      INSERT OR REPLACE INTO exchange_rates
      SELECT $family, foreign_currency, 'USD', date, '\(chance.number(in: 1...2))'
      FROM transactions WHERE transaction_id = \(transaction) AND foreign_currency IS NOT NULL
      """,
      chance.happens(oneIn: 4)
        ? "UPDATE accounts SET kind = 'credit' WHERE account_id = $account"
        : "UPDATE accounts SET data_synced_through = NULL WHERE account_id = $account",
    ]
    guard let statement = chance.element(of: statements) else { return }
    let complete = statement.replacing("$account", with: "\(accountID)")
      .replacing("$family", with: "\(bench.family.id)").replacing("$today", with: "\(today.day)")
    try await sql(complete)
    story.append(complete)
  }

  private mutating func rateStatement(on day: Int32) -> String {
    let currency = chance.happens(oneIn: 3) ? "CHF" : "EUR"
    if chance.happens(oneIn: 3) {
      return
        "DELETE FROM exchange_rates WHERE family_id = $family AND from_currency = '\(currency)'"
        + " AND date >= \(day)"
    }
    return """
      INSERT OR REPLACE INTO exchange_rates (family_id, from_currency, to_currency, date, rate)
      VALUES ($family, '\(currency)', 'USD', \(day), '\(chance.number(in: 1...2))')
      """
  }

  /// Mostly a date of the last days, sometimes far back or in the future.
  private mutating func date() -> LocalDate {
    let age = chance.happens(oneIn: 6) ? chance.number(in: -3...25) : chance.number(in: 0...4)
    return today.adding(days: -age)
  }

  private mutating func currency() -> String {
    chance.happens(oneIn: 3) ? (chance.happens(oneIn: 3) ? "CHF" : "EUR") : "USD"
  }
}
