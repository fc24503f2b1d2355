import PlaidSyncLedger

extension LedgerText {
  /// All inputs of the timeline that concern securities.
  package var investments: InvestmentInputs {
    InvestmentInputs(
      trades: trades.enumerated().sorted {
        ($0.element.date, $0.offset) < ($1.element.date, $1.offset)
      }.map(\.element),
      firstList: lists.min() ?? holdings.map(\.date).min(),
      holdings: holdings.sorted { ($0.security, $0.date) < ($1.security, $1.date) },
      prices: prices.sorted { ($0.security, $0.date) < ($1.security, $1.date) })
  }

  /// The id of a security with this name.
  package func security(_ name: String) -> SecurityID? {
    securities.firstIndex(of: name).map { SecurityID(Int64($0 + 1)) }
  }

  /// Reads the rest of a line that begins with one of these words.
  mutating func readInvestment(
    _ word: String, _ rest: inout ArraySlice<String>, _ date: LocalDate
  ) throws {
    switch word {
    case "list": lists.append(date)
    case "trade": try readTrade(&rest, date)
    case "split":
      let security = try readSecurity(&rest)
      trades.append(
        TradeFlow(
          date: date, security: security, meaning: .split, quantity: try quantity(&rest),
          price: nil, money: Money(.zero, currency)))
    case "holding":
      let security = try readSecurity(&rest)
      let quantity = try quantity(&rest)
      let price = try value(after: "at", &rest).map { text in try Quantity(text) }
      let currency = code(&rest)
      guard let security else { return }
      holdings.append(
        Holding(
          security: security, date: date, quantity: quantity, price: price, currency: currency))
    default:
      guard let security = try readSecurity(&rest) else { throw Problem.unknownWord("CUR:") }
      prices.append(
        Price(
          security: security, date: date, value: try quantity(&rest), currency: code(&rest)))
    }
  }

  private mutating func readTrade(_ rest: inout ArraySlice<String>, _ date: LocalDate) throws {
    guard let word = rest.popFirst() else { throw Problem.tooShort }
    let named = word == "transfer" ? .inKind : TradeMeaning(rawValue: word)
    guard let meaning = named else { throw Problem.unknownWord(word) }
    let security = try readSecurity(&rest)
    let quantity = try quantity(&rest)
    let price = try value(after: "at", &rest).map { text in try Quantity(text) }
    let amount = try value(after: "for", &rest).map { text in try Amount(text) } ?? .zero
    trades.append(
      TradeFlow(
        date: date, security: security, meaning: meaning, quantity: quantity, price: price,
        money: Money(amount, code(&rest))))
  }

  /// A security's id; `nil` for cash.
  private mutating func readSecurity(_ rest: inout ArraySlice<String>) throws -> SecurityID? {
    guard let name = rest.popFirst() else { throw Problem.tooShort }
    if Security.isCash(ticker: name, type: nil, currency: currency) { return nil }
    if let known = security(name) { return known }
    securities.append(name)
    return SecurityID(Int64(securities.count))
  }

  private func quantity(_ rest: inout ArraySlice<String>) throws -> Quantity {
    guard let text = rest.popFirst() else { throw Problem.tooShort }
    return try Quantity(text)
  }

  /// The currency that comes next; the account's if there is none.
  private func code(_ rest: inout ArraySlice<String>) -> Currency {
    guard let word = rest.first, word.allSatisfy(\.isUppercase) else { return currency }
    rest.removeFirst()
    return Currency(word)
  }
}
