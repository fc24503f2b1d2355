import PlaidSyncLedger
import PlaidSyncPorts

extension StoreHistory {
  /// Adds the family's securities to the tables: two domestic ones, a foreign one, and cash.
  mutating func addSecurities() async throws {
    try await run(
      """
      INSERT INTO securities (family_id, plaid_security_id, ticker, type, currency)
      VALUES ($family, 's1', 'AAA', 'equity', 'USD'), ($family, 's2', 'BBB', 'fixed income', 'USD'),
        ($family, 's3', 'CCC', 'etf', 'EUR'), ($family, 's4', 'CUR:USD', 'cash', 'USD')
      """)
  }

  /// Another program changes the account's securities data.
  mutating func invest() async throws {
    let choice = random.number(in: 0...15)
    let statement =
      switch choice {
      case 0...4: addedTrade()
      case 5...6: changedTrade()
      case 7...9: takenList()
      case 10: changedHolding()
      case 11...13: changedPrice()
      default: changedListOrSecurity()
      }
    try await run(statement)
  }

  private mutating func run(_ statement: String) async throws {
    let complete = statement.replacing("$account", with: "\(accountID)")
      .replacing("$family", with: "\(scenario.family.id)")
    try await sql(complete)
    story.append(complete)
  }

  private mutating func addedTrade() -> String {
    let (type, subtype) = meaning()
    let security = random.happens(oneIn: 8) ? "NULL" : self.security()
    let quantity = random.happens(oneIn: 8) ? "0" : self.quantity()
    let amount = random.happens(oneIn: 3) ? 0 : random.number(in: -4...4)
    return """
      INSERT INTO trades (account_id, security_id, date, quantity, price, amount_e8, currency,
        name, type, subtype, updated_at_ms)
      VALUES ($account, \(security), \(date().day), '\(quantity)', \(price()), \(amount),
        '\(random.happens(oneIn: 6) ? "EUR" : "USD")', 'Trade', '\(type)', '\(subtype)', 0)
      """
  }

  private mutating func changedTrade() -> String {
    let trade = """
      (SELECT trade_id FROM trades WHERE account_id = $account
      ORDER BY (trade_id * 7919) % \(random.number(in: 2...97)) LIMIT 1)
      """
    let (type, subtype) = meaning()
    let changes = [
      "date = \(date().day)", "security_id = \(security())", "quantity = '\(quantity())'",
      "price = \(price())", "amount_e8 = \(random.number(in: -4...4))",
      "currency = iif(currency = 'USD', 'EUR', 'USD')", "type = '\(type)', subtype = '\(subtype)'",
      "removed_at_ms = iif(removed_at_ms IS NULL, 1, NULL)",
    ]
    switch random.number(in: 0...11) {
    case 0: return "DELETE FROM trades WHERE trade_id = \(trade)"
    case 1:
      return """
        INSERT OR REPLACE INTO trades (trade_id, account_id, security_id, date, quantity, amount_e8,
          currency, name, type, subtype, updated_at_ms)
        SELECT trade_id, account_id, security_id, \(date().day), quantity, amount_e8, currency,
          name, type, subtype, 0 FROM trades WHERE trade_id = \(trade)
        """
    default:
      return "UPDATE trades SET \(random.element(of: changes) ?? "date = date") "
        + "WHERE trade_id = \(trade)"
    }
  }

  /// A list of holdings, mostly of today: some securities with the price of about a day before, and
  /// a quantity of zero for those that it does not name.
  private mutating func takenList() -> String {
    let day = today.day - Int32(random.happens(oneIn: 4) ? random.number(in: 1...8) : 0)
    var statements = ["INSERT OR IGNORE INTO holding_lists VALUES ($account, \(day), NULL)"]
    for number in 0...3 {
      guard random.happens(oneIn: 2) else {
        if !random.happens(oneIn: 4) {
          statements += listed(security(number), day, quantity: "0", price: "NULL")
        }
        continue
      }
      let age = random.happens(oneIn: 6) ? random.number(in: 2...12) : random.number(in: 0...1)
      statements += listed(
        security(number), day - Int32(age), quantity: quantity(), price: price())
    }
    return statements.joined(separator: ";\n")
  }

  /// A holding that replaces those of the same security with this day or a later one.
  private mutating func listed(
    _ security: String, _ day: Int32, quantity: String, price: String
  ) -> [String] {
    [
      """
      DELETE FROM holdings WHERE account_id = $account AND security_id = \(security)
        AND date >= \(day)
      """,
      """
      INSERT INTO holdings (account_id, security_id, date, quantity, price, currency)
      VALUES ($account, \(security), \(day), '\(quantity)', \(price),
        '\(random.happens(oneIn: 5) ? "EUR" : "USD")')
      """,
    ]
  }

  private mutating func changedHolding() -> String {
    let holding = "account_id = $account AND security_id = \(security())"
    let statements = [
      "DELETE FROM holdings WHERE \(holding) AND date >= \(date().day)",
      "UPDATE holdings SET quantity = '\(quantity())' WHERE \(holding) AND date >= \(date().day)",
      "UPDATE holdings SET price = \(price()) WHERE \(holding)",
      "UPDATE OR REPLACE holdings SET date = \(date().day) WHERE \(holding) AND date = (SELECT "
        + "max(date) FROM holdings WHERE \(holding))",
      "UPDATE holdings SET currency = iif(currency = 'USD', 'EUR', 'USD') WHERE \(holding)",
    ]
    return random.element(of: statements) ?? ""
  }

  private mutating func changedPrice() -> String {
    let day = date().day
    let security = security()
    let price = price().replacing("NULL", with: "'0.00000003'")
    let statements = [
      "DELETE FROM prices WHERE security_id = \(security) AND date >= \(day)",
      "UPDATE prices SET price = \(price) WHERE security_id = \(security) AND date >= \(day)",
      "UPDATE OR REPLACE prices SET date = \(date().day) WHERE security_id = \(security) "
        + "AND date = (SELECT max(date) FROM prices WHERE security_id = \(security))",
      """
      INSERT OR REPLACE INTO prices VALUES (\(security), \(day), \(price),
        '\(random.happens(oneIn: 5) ? "EUR" : "USD")', 'user')
      """,
    ]
    return random.element(of: random.happens(oneIn: 2) ? [statements[3]] : statements) ?? ""
  }

  /// Rare changes, which remove the watermark.
  private mutating func changedListOrSecurity() -> String {
    let list = """
      account_id = $account AND date = (SELECT date FROM holding_lists WHERE account_id = $account
      ORDER BY (date * 7919) % \(random.number(in: 2...97)) LIMIT 1)
      """
    let security = security()
    let statements = [
      "DELETE FROM holding_lists WHERE \(list)",
      "UPDATE OR REPLACE holding_lists SET date = \(date().day) WHERE \(list)",
      "UPDATE securities SET quotation = iif(quotation = 'per unit', 'per cent', 'per unit') "
        + "WHERE security_id = \(security)",
      "UPDATE securities SET ticker = iif(is_cash, 'DDD', 'CUR:USD') WHERE security_id = \(security)",
      "UPDATE securities SET name = 'x' WHERE security_id = \(security)",
    ]
    return random.element(of: statements) ?? ""
  }

  private mutating func security() -> String {
    security(random.happens(oneIn: 10) ? 3 : random.number(in: 0...2))
  }

  private func security(_ number: Int) -> String {
    """
    (SELECT security_id FROM securities WHERE family_id = $family ORDER BY security_id \
    LIMIT 1 OFFSET \(number))
    """
  }

  private mutating func quantity() -> String {
    random.element(of: ["1", "2", "3", "0.5", "-1", "-2", "6", "-0.25", "2.5", "-3"]) ?? "1"
  }

  /// Small enough that values are of the size of the entries, and have to be rounded.
  private mutating func price() -> String {
    let texts = ["0.00000001", "0.00000002", "0.000000025", "0.000000033", "0.000000007", "0"]
    if random.happens(oneIn: 3) { return "NULL" }
    return "'\(random.element(of: texts) ?? "0")'"
  }

  private mutating func meaning() -> (type: String, subtype: String) {
    let all = [
      ("buy", "buy"), ("sell", "sell"), ("buy", "dividend reinvestment"), ("transfer", "transfer"),
      ("transfer", "split"), ("transfer", "split"), ("cash", "dividend"), ("cash", "deposit"),
      ("cash", "pending credit"), ("fee", "account fee"), ("cancel", ""), ("new", "unknown"),
    ]
    return random.element(of: all) ?? ("buy", "buy")
  }
}
