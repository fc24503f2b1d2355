import GRDB
import PlaidSyncLedger
import TestSupport

extension StoreFixture {
  /// An account's inputs, read directly from the tables by another program.
  func book(of account: AccountID, today: LocalDate) async throws -> AccountBook {
    try await other.read { db in
      let head = try Row.fetchOne(
        db, sql: "SELECT * FROM accounts WHERE account_id = \(account)")!
      var book = AccountBook(
        kind: AccountKind(rawValue: head["kind"])!, isLinked: head["item_id"] != nil,
        currency: Currency(head["currency"]), today: today)
      for row in try Row.fetchAll(
        db, sql: "SELECT * FROM transactions WHERE account_id = \(account)")
      where row["pending"] == 0 && row["removed_at_ms"] == nil && row["hidden_at_ms"] == nil
        && row["is_split"] == 0
      {
        let currency = (row["foreign_currency"] as String?).map { Currency($0) } ?? book.currency
        book.entries.append(
          AccountBook.Entry(
            date: LocalDate(day: row["date"]),
            money: Money(Amount(unchecked: row["amount_e8"]), currency),
            rate: try (row["exchange_rate"] as String?).map { text in try Rate(text) },
            lateWith: (row["late_reported_balance_id"] as Int64?).map { ReportedBalanceID($0) }))
      }
      for row in try Row.fetchAll(db, sql: "SELECT * FROM valuations WHERE account_id = \(account)")
      {
        let date = LocalDate(day: row["date"])
        book.valuations[date] = Valuation(
          date: date, amount: Amount(unchecked: row["amount_e8"]),
          kind: Valuation.Kind(rawValue: row["kind"])!)
      }
      let setting: String = head["pending_in_balance"]
      let found: Int? = head["pending_found"]
      let isPendingCounted = setting == "auto" ? found == 1 : setting == "yes"
      for row in try Row.fetchAll(
        db, sql: "SELECT * FROM reported_balances WHERE account_id = \(account)")
      {
        book.reportedBalances.append(
          ReportedBalance(
            id: ReportedBalanceID(row["reported_balance_id"]), date: LocalDate(day: row["date"]),
            readAt: Timestamp(milliseconds: row["read_at_ms"]),
            current: Amount(unchecked: row["current_e8"]), available: nil, limit: nil,
            pendingIncluded: isPendingCounted
              ? (row["pending_e8"] as Int64?).map { Amount(unchecked: $0) } : nil))
      }
      let family: Int64 = head["family_id"]
      for row in try Row.fetchAll(
        db, sql: "SELECT * FROM exchange_rates WHERE family_id = \(family)")
      where row["to_currency"] == book.currency.code {
        book.rates[Currency(row["from_currency"]), default: [:]][LocalDate(day: row["date"])] =
          try Rate(row["rate"])
      }
      try StoreFixture.readInvestments(of: account, into: &book, db)
      return book
    }
  }

  /// Reads all trades, lists, holdings and closing prices, with prices per unit.
  private static func readInvestments(
    of account: AccountID, into book: inout AccountBook, _ db: Database
  ) throws {
    var securities: [Int64: Security] = [:]
    for row in try Row.fetchAll(db, sql: "SELECT * FROM securities") {
      securities[row["security_id"]] = Security(
        id: SecurityID(row["security_id"]), ticker: row["ticker"], type: row["type"],
        currency: Currency(row["currency"]), quotation: Quotation(rawValue: row["quotation"])!)
    }
    func price(_ row: Row) throws -> Quantity? {
      let way = (row["security_id"] as Int64?).flatMap { securities[$0]?.quotation } ?? .perUnit
      return try (row["price"] as String?).map { try way.perUnit(try Quantity($0)) }
    }
    let ofAccount = "WHERE account_id = \(account)"
    for row in try Row.fetchAll(db, sql: "SELECT * FROM trades \(ofAccount) ORDER BY trade_id")
    where row["removed_at_ms"] == nil {
      let security = (row["security_id"] as Int64?).flatMap { securities[$0] }
      book.trades.append(
        TradeFlow(
          date: LocalDate(day: row["date"]),
          security: security.flatMap { $0.isCash ? nil : $0.id },
          meaning: TradeMeaning(type: row["type"], subtype: row["subtype"]),
          quantity: try Quantity(row["quantity"]), price: try price(row),
          money: Money(Amount(unchecked: row["amount_e8"]), Currency(row["currency"]))))
    }
    for row in try Row.fetchAll(db, sql: "SELECT * FROM holdings \(ofAccount)")
    where securities[row["security_id"]]?.isCash == false {
      book.holdings.append(
        Holding(
          security: SecurityID(row["security_id"]), date: LocalDate(day: row["date"]),
          quantity: try Quantity(row["quantity"]), price: try price(row),
          currency: Currency(row["currency"])))
    }
    for row in try Row.fetchAll(db, sql: "SELECT * FROM holding_lists \(ofAccount)")
    where row["date"] <= book.today.day {
      book.snapshots.insert(LocalDate(day: row["date"]))
    }
    let held = Set(book.trades.compactMap(\.security) + book.holdings.map(\.security))
    for row in try Row.fetchAll(db, sql: "SELECT * FROM prices") {
      guard held.contains(SecurityID(row["security_id"])), let value = try price(row) else {
        continue
      }
      book.prices.append(
        Price(
          security: SecurityID(row["security_id"]), date: LocalDate(day: row["date"]),
          value: value, currency: Currency(row["currency"])))
    }
  }
}
