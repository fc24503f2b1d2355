import GRDB
import Ledger
import Ports

/// Keeps the elements of an item's pages that could not be used, each in its newest version.
struct QuarantineWriter {
  let itemID: ItemID
  let syncID: SyncID
  let now: Timestamp
  /// The ids that wait here; nearly always none, so that looking for one costs nothing.
  private var waiting: Set<String>

  init(itemID: ItemID, syncID: SyncID, now: Timestamp, _ db: Database) throws {
    self.itemID = itemID
    self.syncID = syncID
    self.now = now
    waiting = Set(
      try db.all(
        """
        SELECT plaid_transaction_id FROM quarantine
        WHERE item_id = ?1 AND plaid_transaction_id IS NOT NULL
        """, itemID
      ) { $0.text(0) })
  }

  /// Puts an element in, in the place of an older version of it.
  mutating func add(_ problem: PageProblem, of page: [UInt8], _ db: Database) throws {
    let first = Int(problem.raw.offset)
    let raw = Array(page[first..<first + Int(max(0, problem.raw.count))])
    let newest = """
      DO UPDATE SET raw = excluded.raw, reason = excluded.reason, is_removal = excluded.is_removal,
        sync_id = excluded.sync_id, created_at_ms = excluded.created_at_ms, retried_at_ms = NULL
      """
    try db.run(
      """
      INSERT INTO quarantine
        (item_id, plaid_transaction_id, reason, raw, is_removal, sync_id, created_at_ms)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      ON CONFLICT (item_id, plaid_transaction_id) WHERE plaid_transaction_id IS NOT NULL \(newest)
      ON CONFLICT (item_id, raw) WHERE plaid_transaction_id IS NULL \(newest)
      """, itemID, problem.providerID, problem.reason, raw, problem.isRemoval, syncID, now)
    if let id = problem.providerID { waiting.insert(id) }
  }

  /// Lets an element go whose id was delivered properly, or taken back.
  mutating func resolve(
    _ providerID: TextSlice, of batch: TransactionBatch, _ db: Database
  ) throws {
    guard !waiting.isEmpty, let id = batch.text(providerID), waiting.remove(id) != nil else {
      return
    }
    try db.run(
      "DELETE FROM quarantine WHERE item_id = ?1 AND plaid_transaction_id = ?2", itemID, id)
  }
}
