import PlaidSyncLedger
import PlaidSyncPorts

/// Imports the rates or prices of a file: all of them or, if one is invalid, none.
///
/// Returns how many there were, and how many of them were new or changed.
struct MarketDataImport {
  static let rateColumns = ["date", "from", "to", "rate"]
  static let priceColumns = ["date", "security", "price"]

  let ledger: any LedgerStore
  let family: Family

  /// Imports exchange rates.
  func rates(_ file: MarketDataFile) async throws -> (read: Int, changed: Int) {
    let rates = try file.rows.map { row throws(Failure) in
      let (from, to) = (try row.currency("from"), try row.currency("to"))
      if from == to, let field = row["to"] { throw field.wrong("both currencies are \(to)") }
      return ExchangeRate(
        date: try row.date(), from: from, to: to,
        rate: try row.read("rate", "is not a positive decimal of at most 18 digits") {
          (text) throws(AmountError) in try Rate(text)
        })
    }
    return (rates.count, try await ledger.setRates(rates, of: family.id))
  }

  /// Imports closing prices.
  func prices(_ file: MarketDataFile) async throws -> (read: Int, changed: Int) {
    let securities = try await ledger.securities(of: family.id)
    let prices = try file.rows.map { row throws(Failure) in
      let name = row["security"]
      let found = securities.filter { $0.isNamed(name?.text ?? "") }
      guard let security = found.first, found.count == 1 else {
        let why = found.isEmpty ? "there is no security" : "there are several securities"
        throw name?.wrong("\(why) \"\(name?.text ?? "")\"") ?? Failure(.badInput, why)
      }
      let price = try row.read("price", "is not a decimal of at most 18 digits") {
        (text) throws(AmountError) in try Quantity(text)
      }
      if price.isNegative, let field = row["price"] {
        throw field.wrong("a price cannot be negative")
      }
      let hasCurrency = row["currency"].map { !$0.text.isEmpty } ?? false
      return Price(
        security: security.id, date: try row.date(), value: price,
        currency: hasCurrency ? try row.currency("currency") : security.currency)
    }
    return (prices.count, try await ledger.setPrices(prices))
  }
}

extension [String: MarketDataFile.Field] {
  fileprivate func date() throws(Failure) -> LocalDate {
    guard let field = self["date"], let date = LocalDate(field.text) else {
      throw wrong("date", "is not a date written as YYYY-MM-DD")
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
    guard isCode else { throw wrong(column, "is not a currency code such as EUR") }
    return Currency(code.uppercased())
  }

  fileprivate func read<Parsed>(
    _ column: String, _ reason: String, _ body: (String) throws(AmountError) -> Parsed
  ) throws(Failure) -> Parsed {
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
