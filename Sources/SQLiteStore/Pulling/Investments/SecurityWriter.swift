import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Writes a family's securities as a provider describes them.
struct SecurityWriter {
  private let family: FamilyID
  private let db: Database
  private var ids: [String: SecurityID] = [:]

  init(family: FamilyID, _ db: Database) {
    self.family = family
    self.db = db
  }

  /// Inserts or updates one security; an unchanged one is not written. Its closing price is stored,
  /// unless the user has set another one.
  ///
  /// - Parameter fallback: The currency if the provider gives none.
  mutating func write(_ report: SecurityReport, currency fallback: Currency) throws {
    let id = try id(of: report.providerID, currency: report.currency ?? fallback)
    try db.run(
      """
      UPDATE securities SET name = ?2, ticker = ?3, isin = ?4, cusip = ?5, sedol = ?6, type = ?7,
        subtype = ?8, currency = coalesce(?9, currency), is_cash_equivalent = ?10, raw_json = ?11
      WHERE security_id = ?1 AND (name, ticker, isin, cusip, sedol, type, subtype, currency,
          is_cash_equivalent, raw_json)
        IS NOT (?2, ?3, ?4, ?5, ?6, ?7, ?8, coalesce(?9, currency), ?10, ?11)
      """, id, report.name, report.ticker, report.isin, report.cusip, report.sedol, report.type,
      report.subtype, report.currency, report.isCashEquivalent, report.rawJSON)
    guard let price = report.closePrice, let date = report.closeDate else { return }
    try db.run(
      """
      INSERT INTO prices (security_id, date, price, currency, source)
      SELECT security_id, ?2, ?3, coalesce(?4, currency), 'plaid' FROM securities
      WHERE security_id = ?1 AND NOT is_cash
      ON CONFLICT DO UPDATE SET price = excluded.price, currency = excluded.currency
      WHERE source = 'plaid' AND (price, currency) IS NOT (excluded.price, excluded.currency)
      """, id, date, price, report.currency)
  }

  /// Returns the number of a security; one that was never described gets a row anyway.
  mutating func id(of providerID: String, currency: Currency) throws -> SecurityID {
    if let id = ids[providerID] { return id }
    let known: SecurityID? = try db.first(
      "SELECT security_id FROM securities WHERE family_id = ?1 AND plaid_security_id = ?2", family,
      providerID
    ) { $0.id(0) }
    let id =
      try known
      ?? SecurityID(
        db.insert(
          """
          INSERT INTO securities (family_id, plaid_security_id, currency) VALUES (?1, ?2, ?3)
          """, family, providerID, currency))
    ids[providerID] = id
    return id
  }

  /// Records the unit to which the prices of a security apply, if the figures of a holding reveal
  /// it.
  func recordQuotation(_ quotation: Quotation?, of id: SecurityID) throws {
    guard let quotation else { return }
    try db.run(
      "UPDATE securities SET quotation = ?2 WHERE security_id = ?1 AND quotation <> ?2", id,
      quotation.rawValue)
  }
}
