import Ledger
import Ports

extension Application {
  /// Reads exchange rates from a file with the columns `date`, `from`, `to` and `rate`, and sets all
  /// of them or, when one is wrong, none; returns how many there were and how many were new.
  public func importRates(
    from path: String, in family: Family
  ) async throws -> (read: Int, changed: Int) {
    let file = try FigureFile(path: path, columns: ["date", "from", "to", "rate"])
    let rates = try file.rows.map { row throws(Failure) in
      let (from, to) = (try row.currency("from"), try row.currency("to"))
      if from == to, let field = row["to"] { throw field.wrong("both currencies are \(to)") }
      return ExchangeRate(
        date: try row.date(), from: from, to: to,
        rate: try row.read("rate", "is no positive decimal of at most 18 digits") {
          (text) throws(AmountError) in try Rate(text)
        })
    }
    return (rates.count, try await books.setRates(rates, of: family.id))
  }

  /// Reads closes from a file with the columns `date`, `security` (its ticker or its number) and
  /// `price`, and perhaps `currency`; sets all of them or, when one is wrong, none.
  public func importPrices(
    from path: String, in family: Family
  ) async throws -> (read: Int, changed: Int) {
    let file = try FigureFile(path: path, columns: ["date", "security", "price"])
    let securities = try await books.securities(of: family.id)
    let prices = try file.rows.map { row throws(Failure) in
      let name = row["security"]
      let found = securities.filter { $0.isNamed(name?.text ?? "") }
      guard let security = found.first, found.count == 1 else {
        let why = found.isEmpty ? "there is no security" : "there are several securities"
        throw name?.wrong("\(why) \"\(name?.text ?? "")\"") ?? Failure(.badInput, why)
      }
      let price = try row.read("price", "is no decimal of at most 18 digits") {
        (text) throws(AmountError) in try Quantity(text)
      }
      if price.isNegative, let field = row["price"] { throw field.wrong("a price is not negative") }
      let hasCurrency = row["currency"].map { !$0.text.isEmpty } ?? false
      return Price(
        security: security.id, date: try row.date(), value: price,
        currency: hasCurrency ? try row.currency("currency") : security.currency)
    }
    return (prices.count, try await books.setPrices(prices))
  }

  /// The security with a ticker, in whatever case, or a number.
  public func security(named name: String, in family: Family) async throws -> Security {
    let found = try await books.securities(of: family.id).filter { $0.isNamed(name) }
    guard let security = found.first else {
      throw Failure(
        .notFound, "there is no security \"\(name)\"", remedy: "see `plaid-sync holdings`")
    }
    guard found.count == 1 else {
      let all = found.map { "\($0.id) (\($0.name ?? $0.ticker ?? ""))" }
      throw Failure(
        .usage, "\"\(name)\" are several securities: \(all.joined(separator: ", "))",
        remedy: "name one by its number")
    }
    return security
  }
}

extension Security {
  /// Whether a person means it by this word.
  fileprivate func isNamed(_ word: String) -> Bool {
    id.description == word || ticker?.lowercased() == word.lowercased()
  }
}

extension [String: FigureFile.Field] {
  fileprivate func date() throws(Failure) -> LocalDate {
    guard let field = self["date"], let date = LocalDate(field.text) else {
      throw wrong("date", "is no date written as YYYY-MM-DD")
    }
    return date
  }

  fileprivate func currency(_ column: String) throws(Failure) -> Currency {
    let code = self[column]?.text ?? ""
    let isCode =
      (3...10).contains(code.utf8.count)
      && code.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      }
    guard isCode else { throw wrong(column, "is no currency's code such as EUR") }
    return Currency(code.uppercased())
  }

  fileprivate func read<Figure>(
    _ column: String, _ reason: String, _ body: (String) throws(AmountError) -> Figure
  ) throws(Failure) -> Figure {
    do throws(AmountError) { return try body(self[column]?.text ?? "") } catch {
      throw wrong(column, reason)
    }
  }

  private func wrong(_ column: String, _ reason: String) -> Failure {
    let field = self[column]
    return field?.wrong("\"\(field?.text ?? "")\" \(reason)")
      ?? Failure(.badInput, "the column \(column) is missing")
  }
}
