import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Reads transfers with both of their sides.
enum TransferReader {
  /// Returns the transfers that a query selects, newest first.
  static func transfers(_ query: TransferQuery, _ db: Database) throws -> [Transfer] {
    try db.all(
      select + """
        WHERE fa.family_id = ?1 AND (?2 IS NULL OR p.transfer_id = ?2)
          AND (?3 IS NULL OR ?3 IN (fa.account_id, ta.account_id))
          AND (?4 IS NULL OR coalesce(f.date, fx.date) >= ?4)
          AND (?5 IS NULL OR coalesce(f.date, fx.date) <= ?5)
        ORDER BY coalesce(f.date, fx.date) DESC, p.transfer_id DESC
        """, query.familyID, query.transferID, query.accountID, query.since, query.until,
      read: domain
    ).filter { query.states.contains($0.state) }
  }

  /// Returns one transfer of a family; throws if it does not exist.
  static func transfer(
    _ id: TransferID, in family: FamilyID, _ db: Database
  ) throws -> Transfer {
    var query = TransferQuery(familyID: family)
    query.transferID = id
    guard let found = try transfers(query, db).first else {
      throw Failure(
        .notFound, "There is no transfer \(id).", remedy: .see(.transfers))
    }
    return found
  }

  /// The query for all transfers, without a condition.
  static let select = """
    SELECT p.transfer_id, p.state, ta.kind,
      p.outflow, fa.account_id, coalesce(f.date, fx.date), coalesce(f.amount_e8, fx.amount_e8),
      coalesce(fx.currency, f.foreign_currency, fa.currency),
      p.inflow, ta.account_id, coalesce(t.date, tx.date), coalesce(t.amount_e8, tx.amount_e8),
      coalesce(tx.currency, t.foreign_currency, ta.currency), p.interchangeable
    FROM \(SQLFragments.transferSides)

    """

  /// Returns a transfer from its columns.
  static func domain(_ row: SQLRow) -> Transfer {
    Transfer(
      id: row.id(0), state: Transfer.State(rawValue: row.text(1)) ?? .unclear,
      kind: TransferKind(into: AccountKind(rawValue: row.text(2)) ?? .otherAsset),
      outflow: leg(row, 3), inflow: leg(row, 8), isInterchangeable: row.flag(13))
  }

  /// Returns an entry from five columns: its number in the form of `EntryID`, account, day, amount
  /// and currency.
  static func leg(_ row: SQLRow, _ first: Int32) -> TransferLeg {
    TransferLeg(
      id: EntryID(rawValue: row.integer(first)), accountID: row.id(first + 1),
      date: row.date(first + 2),
      money: Money(row.amount(first + 3), row.currency(first + 4)))
  }
}
