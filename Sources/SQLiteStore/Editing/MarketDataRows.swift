import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Reads and writes exchange rates and closing prices.
enum MarketDataRows {
  /// Returns a family's exchange rates, by currencies and date.
  static func rates(of family: FamilyID, _ db: Database) throws -> [ExchangeRate] {
    try db.all(
      """
      SELECT date, from_currency, to_currency, rate FROM exchange_rates WHERE family_id = ?1
      ORDER BY from_currency, to_currency, date
      """, family
    ) { row in
      ExchangeRate(
        date: row.date(0), from: row.currency(1), to: row.currency(2),
        rate: try RateReader.rate(row.text(3)))
    }
  }

  /// Sets exchange rates; returns how many are new or different.
  static func set(
    _ rates: [ExchangeRate], of family: FamilyID, _ db: Database
  ) throws -> Int {
    try AccountReader.requireFamily(family, db)
    return try rates.reduce(into: 0) { count, rate in
      count += try db.run(
        """
        INSERT INTO exchange_rates (family_id, from_currency, to_currency, date, rate)
        VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT DO UPDATE SET rate = excluded.rate WHERE rate <> excluded.rate
        """, family, rate.from, rate.to, rate.date, rate.rate.description)
    }
  }

  /// Returns a family's closing prices as quoted, by security and date.
  static func prices(of family: FamilyID, _ db: Database) throws -> [Price] {
    try db.all(
      """
      SELECT p.security_id, p.date, p.price, p.currency
      FROM prices p JOIN securities s ON s.security_id = p.security_id
      WHERE s.family_id = ?1 ORDER BY p.security_id, p.date
      """, family
    ) { row in
      Price(
        security: row.id(0), date: row.date(1), value: try row.quantity(2),
        currency: row.currency(3))
    }
  }

  /// Sets closing prices from the user; returns how many are new or different.
  static func set(_ prices: [Price], _ db: Database) throws -> Int {
    try prices.reduce(into: 0) { count, price in
      count += try db.run(
        """
        INSERT INTO prices (security_id, date, price, currency, source)
        VALUES (?1, ?2, ?3, ?4, 'user')
        ON CONFLICT DO UPDATE SET price = excluded.price, currency = excluded.currency,
          source = 'user'
        WHERE (price, currency, source) IS NOT (excluded.price, excluded.currency, 'user')
        """, price.security, price.date, price.value, price.currency)
    }
  }
}
