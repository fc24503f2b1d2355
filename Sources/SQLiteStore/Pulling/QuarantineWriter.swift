import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Quarantines the elements of an item that cannot be imported, each in its newest version.
struct QuarantineWriter {
  let itemID: ItemID
  let syncID: SyncID
  let now: Timestamp
  /// The ids of the quarantined elements of each list; there are nearly always none, so that
  /// checking an id costs nothing.
  private var keys: Set<Key>

  private struct Key: Hashable {
    let list: String
    let providerID: String
  }

  /// The name of the list of transactions.
  private static let transactions = "transactions"

  init(itemID: ItemID, syncID: SyncID, now: Timestamp, _ db: Database) throws {
    self.itemID = itemID
    self.syncID = syncID
    self.now = now
    keys = Set(
      try db.all(
        """
        SELECT list, plaid_transaction_id FROM quarantine
        WHERE item_id = ?1 AND plaid_transaction_id IS NOT NULL
        """, itemID
      ) { Key(list: $0.text(0), providerID: $0.text(1)) })
  }

  /// Quarantines an element of a page, replacing an older version of it.
  mutating func add(_ problem: PageProblem, of page: [UInt8], _ db: Database) throws {
    let first = Int(problem.raw.offset)
    let raw = Array(page[first..<first + Int(max(0, problem.raw.count))])
    try add(
      Self.transactions, problem.providerID, reason: problem.reason, raw: raw,
      isRemoval: problem.isRemoval, db)
  }

  /// Quarantines an element of a list, replacing an older version of it.
  mutating func add(
    _ list: String, _ providerID: String?, reason: String, raw: [UInt8], isRemoval: Bool = false,
    _ db: Database
  ) throws {
    let newest = """
      DO UPDATE SET raw = excluded.raw, reason = excluded.reason, is_removal = excluded.is_removal,
        sync_id = excluded.sync_id, created_at_ms = excluded.created_at_ms, retried_at_ms = NULL
      """
    try db.run(
      """
      INSERT INTO quarantine
        (item_id, list, plaid_transaction_id, reason, raw, is_removal, sync_id, created_at_ms)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
      ON CONFLICT (item_id, list, plaid_transaction_id) WHERE plaid_transaction_id IS NOT NULL
        \(newest)
      ON CONFLICT (item_id, list, raw) WHERE plaid_transaction_id IS NULL \(newest)
      """, itemID, list, providerID, reason, raw, isRemoval, syncID, now)
    if let providerID { keys.insert(Key(list: list, providerID: providerID)) }
  }

  /// Deletes a transaction from quarantine because its id was delivered properly or removed by the
  /// provider.
  mutating func resolve(
    _ providerID: TextSlice, of batch: TransactionBatch, _ db: Database
  ) throws {
    guard !keys.isEmpty, let id = batch.text(providerID) else { return }
    try resolve(Key(list: Self.transactions, providerID: id), db)
  }

  /// Deletes an element of a list from quarantine because its id was delivered properly.
  mutating func resolve(
    _ providerID: String, in list: UndecodableElement.List, _ db: Database
  ) throws {
    try resolve(Key(list: list.rawValue, providerID: providerID), db)
  }

  private mutating func resolve(_ element: Key, _ db: Database) throws {
    guard keys.remove(element) != nil else { return }
    try db.run(
      "DELETE FROM quarantine WHERE item_id = ?1 AND list = ?2 AND plaid_transaction_id = ?3",
      itemID, element.list, element.providerID)
  }
}
