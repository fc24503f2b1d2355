import GRDB
import Ledger
import Ports

/// Writes transactions that are taken for new ones, those of a page at once.
struct NewRecordWriter {
  let itemID: ItemID
  let now: Timestamp
  let db: Database

  /// Inserts the entries in their order; an id that is there already is more than a new row.
  func write(_ entries: [RecordRows.Entry], of batch: TransactionBatch, page: Int64) throws {
    do {
      try batch.bytes.withUnsafeBytes { bytes in
        try entries.withUnsafeBufferPointer { entries in
          let rows = RecordRows(
            itemID: itemID, now: now, page: page, bytes: bytes, entries: entries)
          _ = try RecordRows.insert.run(rows, in: db)
        }
      }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw FirstUpdate.NotOnlyInserts()
    }
  }
}
