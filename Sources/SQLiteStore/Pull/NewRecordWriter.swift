import GRDB
import Ledger
import Ports

/// Writes transactions that are certainly new, many with one run of a statement.
///
/// SQLite opens the table and its indexes once for each run, which for a single row takes as long as
/// writing it.
final class NewRecordWriter {
  /// A record of a page and what its row needs besides.
  struct Entry {
    let record: TransactionRecord
    let account: AccountID
    let foreign: Currency?
  }

  /// Rows of one run; more gain nothing.
  private static let rowsPerRun = 20

  private let many: SQLStatement
  private let one: SQLStatement
  private let binder: RecordBinder

  init(itemID: ItemID, now: Timestamp, _ db: Database) throws {
    binder = RecordBinder(itemID: itemID, now: now)
    many = try SQLStatement(RecordBinder.insert(rows: Self.rowsPerRun), in: db)
    one = try SQLStatement(RecordBinder.insert(rows: 1), in: db)
  }

  /// Inserts the entries in their order.
  func write(_ entries: [Entry], of batch: TransactionBatch, page: Int64) throws {
    try batch.bytes.withUnsafeBytes { bytes in
      var written = 0
      while written < entries.count {
        let isRun = entries.count - written >= Self.rowsPerRun
        let statement = isRun ? many : one
        let count = isRun ? Self.rowsPerRun : 1
        for row in 0..<count {
          let entry = entries[written + row]
          binder.bind(
            entry.record, bytes, account: entry.account, foreign: entry.foreign, page: page,
            to: statement, row: row)
        }
        try statement.run()
        written += count
      }
    }
  }
}
