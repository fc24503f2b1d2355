import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Reads families and accounts.
enum AccountReader {
  /// Returns all families, by number.
  static func families(_ db: Database) throws -> [Family] {
    try db.all(
      """
      SELECT family_id, name, currency, time_zone, data_synced_through FROM families
      ORDER BY family_id
      """
    ) { row in
      Family(
        id: row.id(0), name: row.text(1), currency: row.currency(2), timeZone: row.text(3),
        dataSyncedThrough: row.dateOrNull(4))
    }
  }

  /// Returns a family's accounts, by number.
  static func accounts(of family: FamilyID, _ db: Database) throws -> [Account] {
    try db.all(select + "WHERE a.family_id = ?1 ORDER BY a.account_id", family, read: domain)
  }

  /// Returns one account; throws if it does not exist.
  static func account(_ id: AccountID, _ db: Database) throws -> Account {
    let found = try db.first(select + "WHERE a.account_id = ?1", id, read: domain)
    guard let found else { throw missing(id) }
    return found
  }

  /// Throws if the account does not exist.
  static func require(_ id: AccountID, _ db: Database) throws {
    guard try db.exists("SELECT 1 FROM accounts WHERE account_id = ?1", id) else {
      throw missing(id)
    }
  }

  /// Throws if the family does not exist.
  static func requireFamily(_ id: FamilyID, _ db: Database) throws {
    guard try db.exists("SELECT 1 FROM families WHERE family_id = ?1", id) else {
      throw Failure(.notFound, "There is no family \(id).")
    }
  }

  /// Returns the failure for an account that does not exist.
  static func missing(_ id: AccountID) -> Failure {
    Failure(
      .notFound, "There is no account \(id).", remedy: .see(.accounts))
  }

  private static let select = """
    SELECT a.account_id, a.family_id, a.item_id, a.plaid_account_id, a.persistent_account_id,
      coalesce(a.user_name, a.name), a.official_name, a.mask, a.kind, a.type,
      coalesce(a.user_subtype, a.subtype), a.currency, a.status, a.data_synced_through,
      (SELECT min(date) FROM balances WHERE account_id = a.account_id),
      b.end_cash_e8, b.end_non_cash_e8, b.date,
      o.reported_balance_id, o.date, o.read_at_ms, o.current_e8, o.available_e8, o.limit_e8,
      o.margin_loan_e8, a.pending_in_balance, \(SQLFragments.isPendingCounted("a"))
    FROM accounts a
    LEFT JOIN balances b ON b.account_id = a.account_id
      AND b.date = (SELECT max(date) FROM balances WHERE account_id = a.account_id)
    LEFT JOIN reported_balances o ON o.reported_balance_id = (
      SELECT reported_balance_id FROM reported_balances WHERE account_id = a.account_id
      ORDER BY date DESC, reported_balance_id DESC LIMIT 1)

    """

  private static func domain(_ row: SQLRow) throws -> Account {
    var balance: Amount?
    if !row.isNull(17) {
      do { balance = try row.amount(15).adding(row.amount(16)) } catch {
        throw Failure(
          .badInput, "The balance of account \(row.integer(0)) is too large to show.")
      }
    }
    return Account(
      id: row.id(0), familyID: row.id(1), itemID: row.idOrNull(2), providerID: row.textOrNull(3),
      persistentID: row.textOrNull(4), name: row.text(5), officialName: row.textOrNull(6),
      mask: row.textOrNull(7), kind: AccountKind(rawValue: row.text(8)) ?? .otherAsset,
      type: row.text(9), subtype: row.textOrNull(10), currency: row.currency(11),
      status: AccountStatus(rawValue: row.text(12)) ?? .open,
      dataSyncedThrough: row.dateOrNull(13), firstDay: row.dateOrNull(14), balance: balance,
      balanceDay: row.dateOrNull(17),
      reportedBalance: row.isNull(18) ? nil : reportedBalance(row, 18),
      pendingInBalance: PendingInBalance(rawValue: row.text(25)) ?? .auto,
      isPendingCounted: row.flag(26))
  }

  /// The columns that `reportedBalance` reads.
  static let reportedBalanceColumns = """
    reported_balance_id, date, read_at_ms, current_e8, available_e8, limit_e8, margin_loan_e8
    """

  /// Returns a reported balance from its columns.
  ///
  /// - Parameter pending: The column with the included pending amounts, if it was selected.
  static func reportedBalance(
    _ row: SQLRow, _ first: Int32, pending: Int32? = nil
  ) -> ReportedBalance {
    ReportedBalance(
      id: row.id(first), date: row.date(first + 1), readAt: row.instant(first + 2),
      current: row.amount(first + 3), available: row.amountOrNull(first + 4),
      limit: row.amountOrNull(first + 5), marginLoan: row.amountOrNull(first + 6),
      pendingIncluded: pending.flatMap { row.amountOrNull($0) })
  }
}
