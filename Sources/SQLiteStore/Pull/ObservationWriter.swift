import GRDB
import Ledger
import Ports

/// Stores the readings of a pull, and finds out which entries earlier readings lacked.
struct ObservationWriter {
  /// The sync that received them.
  let syncID: SyncID
  let item: Item
  /// Accounts in which the update changed something.
  let touched: Set<AccountID>
  /// The provider's ids of the transactions that are posted for the first time.
  let arrived: [String]

  /// Stores one account's reading; the same figures on the same day are stored once.
  ///
  /// - Returns: a warning, when the provider gave no balance.
  func write(
    _ report: PullUpdate.DatedReport, of place: AccountWriter.Place, _ db: Database
  ) throws -> String? {
    guard let current = report.account.current else {
      return "\(report.account.name): no current balance was sent; the last one stays"
    }
    let last = try newest(of: place.id, db)
    let isRepeated =
      last.map {
        $0.date == report.date && $0.current == current && $0.available == report.account.available
          && $0.limit == report.account.limit
      } ?? false
    if isRepeated && !touched.contains(place.id) { return nil }
    let id = try db.insert(
      """
      INSERT INTO observations (account_id, date, read_at_ms, current_e8, available_e8, limit_e8,
        sync_id)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """, place.id, report.date, report.readAt, current, report.account.available,
      report.account.limit, syncID)
    if let last, item.isHistoryComplete {
      let reading = Observation(
        id: ObservationID(id), date: report.date, readAt: report.readAt, current: current,
        available: report.account.available, limit: report.account.limit)
      try LateMarker(place: place, db).mark(reading, after: last, among: try arrivals(db))
    }
    return nil
  }

  /// The rows of what arrived.
  private func arrivals(_ db: Database) throws -> [TransactionID] {
    try Set(arrived).sorted().flatMap { providerID in
      try db.all(
        """
        SELECT transaction_id FROM transactions WHERE item_id = ?1 AND plaid_transaction_id = ?2
        """, item.id, providerID
      ) { $0.id(0) }
    }
  }

  private func newest(of account: AccountID, _ db: Database) throws -> Observation? {
    try db.first(
      """
      SELECT observation_id, date, read_at_ms, current_e8, available_e8, limit_e8
      FROM observations WHERE account_id = ?1 ORDER BY observation_id DESC LIMIT 1
      """, account
    ) { AccountReader.observation($0, 0) }
  }
}
