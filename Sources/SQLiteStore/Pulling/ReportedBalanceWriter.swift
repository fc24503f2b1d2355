import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Stores the reported balances of a pull, and finds entries that earlier ones lacked.
struct ReportedBalanceWriter {
  /// The sync that received them.
  let syncID: SyncID
  let item: Item
  /// Accounts in which the update changed something.
  let touched: Set<AccountID>
  /// The provider's ids of the transactions that are posted for the first time.
  let arrived: [String]

  /// Stores the reported balance of one account; equal figures on the same day are stored once,
  /// unless the account's transactions have changed in between.
  ///
  /// - Returns: A warning if the provider gave no balance.
  func write(
    _ report: PullUpdate.DatedReport, of place: AccountWriter.KnownAccount, _ db: Database
  ) throws -> String? {
    guard let current = report.account.current else {
      return "\(report.account.name): the bank sent no current balance; the last one is kept"
    }
    let last = try Self.newest(of: place.id, db)
    let isRepeated =
      last.map {
        $0.date == report.date && $0.current == current && $0.available == report.account.available
          && $0.limit == report.account.limit && $0.marginLoan == report.account.marginLoan
      } ?? false
    if isRepeated && !touched.contains(place.id) { return nil }
    let id = try db.insert(
      """
      INSERT INTO reported_balances (account_id, date, read_at_ms, current_e8, available_e8, limit_e8,
        margin_loan_e8, sync_id, pending_e8)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """, place.id, report.date, report.readAt, current, report.account.available,
      report.account.limit, report.account.marginLoan, syncID, try pending(in: place.id, db))
    if let last, item.isHistoryComplete {
      let arrived = try arrivals(db)
      try Self.compare(ReportedBalanceID(id), with: last.id, of: place, arrived, db)
    }
    return nil
  }

  /// Returns the rows of the transactions that arrived.
  private func arrivals(_ db: Database) throws -> [TransactionID] {
    try Set(arrived).sorted().flatMap { providerID in
      try db.all(
        """
        SELECT transaction_id FROM transactions WHERE item_id = ?1 AND plaid_transaction_id = ?2
        """, item.id, providerID
      ) { $0.id(0) }
    }
  }

  /// Compares a reported balance with an older one: finds out whether reported balances include
  /// pending transactions, and then which entries the older one lacked.
  static func compare(
    _ id: ReportedBalanceID, with older: ReportedBalanceID, of place: AccountWriter.KnownAccount,
    _ arrived: [TransactionID], _ db: Database
  ) throws {
    let marker = LatePostingMarker(place: place, db)
    if let (newer, now) = try reportedBalance(id, db),
      let (last, before) = try reportedBalance(older, db), let now, let before,
      let found = try marker.evidence(
        newer, after: last, pending: (before, now), among: arrived)
    {
      try db.run(
        """
        UPDATE accounts SET pending_found = ?2 WHERE account_id = ?1 AND pending_found IS NOT ?2
        """, place.id, found)
    }
    // The result determines what the two reported balances include.
    try markLatePostings(with: id, after: older, of: place, arrived, db)
  }

  /// Marks the entries that the older of two reported balances lacked as late postings.
  static func markLatePostings(
    with id: ReportedBalanceID, after older: ReportedBalanceID,
    of place: AccountWriter.KnownAccount,
    _ arrived: [TransactionID], _ db: Database
  ) throws {
    guard let (newer, _) = try reportedBalance(id, db),
      let (last, _) = try reportedBalance(older, db)
    else { return }
    try LatePostingMarker(place: place, db).markLatePostings(
      with: newer, after: last, among: arrived)
  }

  /// Returns the sum of the pending amounts as the provider states them; `nil` if one is foreign.
  private func pending(in account: AccountID, _ db: Database) throws -> Amount? {
    let amounts = try db.all(
      """
      SELECT coalesce(provider_amount_e8, amount_e8), foreign_currency IS NOT NULL
      FROM transactions
      WHERE account_id = ?1 AND pending = 1 AND source = 'plaid' AND removed_at_ms IS NULL
      """, account
    ) { $0.flag(1) ? nil : $0.amount(0) }
    do {
      return try amounts.reduce(Amount.zero as Amount?) { sum, amount throws(AmountError) in
        guard let sum, let amount else { return nil }
        return try sum.adding(amount)
      }
    } catch {
      // A sum beyond the range counts as unknown.
      return nil
    }
  }

  private static func reportedBalance(
    _ id: ReportedBalanceID, _ db: Database
  ) throws -> (balance: ReportedBalance, pending: Amount?)? {
    try db.first(
      """
      SELECT \(AccountReader.reportedBalanceColumns),
        iif(\(SQLFragments.isPendingCounted("a")), pending_e8, NULL), pending_e8
      FROM reported_balances JOIN accounts a USING (account_id)
      WHERE reported_balance_id = ?1
      """, id
    ) { (AccountReader.reportedBalance($0, 0, pending: 7), $0.amountOrNull(8)) }
  }

  private static func newest(of account: AccountID, _ db: Database) throws -> ReportedBalance? {
    try db.first(
      """
      SELECT \(AccountReader.reportedBalanceColumns)
      FROM reported_balances WHERE account_id = ?1 ORDER BY reported_balance_id DESC LIMIT 1
      """, account
    ) { AccountReader.reportedBalance($0, 0) }
  }
}
