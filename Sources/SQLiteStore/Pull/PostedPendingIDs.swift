import CSQLite
import GRDB
import Ledger

/// Ids of pending transactions that have posted since, on their way into the table that remembers them.
struct PostedPendingIDs: GivenRows {
  let itemID: ItemID
  private var ids: [String]

  /// So many are kept at most before they are written.
  private static let keptMax = 10_000

  init(of itemID: ItemID, _ ids: [String] = []) {
    self.itemID = itemID
    self.ids = ids
  }

  /// Keeps an id, to be written with others.
  mutating func append(_ id: String, _ db: Database) throws {
    ids.append(id)
    if ids.count == Self.keptMax { try write(db) }
  }

  /// Writes what was kept, in the order in which it is stored, so that each page of the table changes once.
  mutating func write(_ db: Database) throws {
    ids.sort()
    _ = try Self.insert.run(self, in: db)
    ids.removeAll()
  }

  private static let insert = RowInsert<PostedPendingIDs>(
    "INSERT OR IGNORE INTO former_ids (item_id, plaid_transaction_id)", columns: 2)

  var count: Int { ids.count }

  func put(_ column: Int32, of row: Int, into value: some GivenValue) {
    switch column {
    case 0: value.put(itemID.rawValue)
    case 1: value.put(ids[row])
    default: preconditionFailure("former ids have no column \(column) to be given")
    }
  }

  static let deliver: csqlite_put = { rows, row, column, value in
    guard let rows, let value else { return }
    rows.assumingMemoryBound(to: PostedPendingIDs.self).pointee
      .put(column, of: Int(row), into: ReadValue(context: value))
  }
}
