import GRDB
import Ledger
import Ports

/// Reads transfers with both their sides.
enum TransferReader {
  /// The transfers that a query selects, newest first.
  static func transfers(_ query: TransferQuery, _ db: Database) throws -> [Transfer] {
    try db.all(
      columns + """
        WHERE fa.family_id = ?1 AND (?2 IS NULL OR p.transfer_id = ?2)
          AND (?3 IS NULL OR ?3 IN (f.account_id, t.account_id))
          AND (?4 IS NULL OR f.date >= ?4) AND (?5 IS NULL OR f.date <= ?5)
        ORDER BY f.date DESC, p.transfer_id DESC
        """, query.familyID, query.transferID, query.accountID, query.since, query.until,
      read: domain
    ).filter { query.states.contains($0.state) }
  }

  /// One transfer of a family; throws when there is none.
  static func transfer(
    _ id: TransferID, in family: FamilyID, _ db: Database
  ) throws -> Transfer {
    var query = TransferQuery(familyID: family)
    query.transferID = id
    guard let found = try transfers(query, db).first else {
      throw Failure(
        .notFound, "There is no transfer \(id).", remedy: "see `plaid-sync transfers`")
    }
    return found
  }

  /// All of them, without a condition.
  static let columns = """
    SELECT p.transfer_id, p.state, ta.kind,
      p.outflow_id, f.account_id, f.date, f.amount_e8, coalesce(f.foreign_currency, fa.currency),
      p.inflow_id, t.account_id, t.date, t.amount_e8, coalesce(t.foreign_currency, ta.currency)
    FROM transfers p
      JOIN transactions f ON f.transaction_id = p.outflow_id
      JOIN accounts fa ON fa.account_id = f.account_id
      JOIN transactions t ON t.transaction_id = p.inflow_id
      JOIN accounts ta ON ta.account_id = t.account_id

    """

  /// A transfer from those columns.
  static func domain(_ row: SQLRow) -> Transfer {
    Transfer(
      id: row.id(0), state: Transfer.State(rawValue: row.text(1)) ?? .unclear,
      kind: TransferKind(into: AccountKind(rawValue: row.text(2)) ?? .otherAsset),
      outflow: leg(row, 3), inflow: leg(row, 8))
  }

  /// An entry from five columns: number, account, day, amount, currency.
  static func leg(_ row: SQLRow, _ first: Int32) -> TransferLeg {
    TransferLeg(
      id: row.id(first), accountID: row.id(first + 1), date: row.date(first + 2),
      money: Money(row.amount(first + 3), row.currency(first + 4)))
  }
}
