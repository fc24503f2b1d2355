import GRDB
import Ledger
import Ports

/// Writes transactions that are taken for new ones, many with one run of a statement.
struct NewRecordWriter {
  /// A record of a page and what its row needs besides.
  struct Entry {
    let record: TransactionRecord
    let account: AccountID
    let foreign: Currency?
  }

  private let binder: RecordBinder
  private let db: Database

  init(itemID: ItemID, now: Timestamp, _ db: Database) {
    binder = RecordBinder(itemID: itemID, now: now)
    self.db = db
  }

  /// Inserts the entries in their order; an id that is there already is more than a new row.
  func write(_ entries: [Entry], of batch: TransactionBatch, page: Int64) throws {
    do {
      try batch.bytes.withUnsafeBytes { bytes in
        _ = try RecordBinder.insert.run(entries.count, in: db) { row, statement, first in
          let entry = entries[row]
          binder.bind(
            entry.record, bytes, account: entry.account, foreign: entry.foreign, page: page,
            to: statement, behind: first)
        }
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw FirstUpdate.IsMore()
    }
  }
}
