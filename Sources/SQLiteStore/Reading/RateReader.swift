import GRDB
import PlaidSyncLedger

/// Reads exchange rates.
enum RateReader {
  /// Returns a family's rates that apply to a day or a later one; all of them for `nil`.
  static func book(of family: FamilyID, from date: LocalDate?, _ db: Database) throws -> RateBook {
    let oldest = date.map { Int64($0.day) - Int64(ExchangeRates.ageDaysMax) } ?? .min
    var into: [Currency: [Currency: [LocalDate: Rate]]] = [:]
    let rows = try db.all(
      """
      SELECT to_currency, from_currency, date, rate FROM exchange_rates
      WHERE family_id = ?1 AND date >= ?2
      """, family, oldest
    ) { (to: $0.currency(0), from: $0.currency(1), date: $0.date(2), rate: try rate($0.text(3))) }
    for row in rows { into[row.to, default: [:]][row.from, default: [:]][row.date] = row.rate }
    return RateBook(into.mapValues { ExchangeRates($0) })
  }

  /// Decodes a stored rate.
  static func rate(_ text: String) throws -> Rate {
    do {
      return try Rate(text)
    } catch {
      throw Failure(
        .badInput, "a stored exchange rate is not a positive decimal: \(text)",
        remedy: "correct it in the table exchange_rates or transactions")
    }
  }
}
