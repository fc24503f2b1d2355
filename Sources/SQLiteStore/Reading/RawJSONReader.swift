import GRDB
import PlaidSyncLedger

/// Reads the JSON that a provider sent, from the archived pages.
enum RawJSONReader {
  /// Returns the JSON of each transaction that a provider sent.
  static func texts(
    of transactions: [TransactionID], _ db: Database
  ) throws -> [TransactionID: String] {
    let places = try transactions.compactMap { try place(of: $0, db) }
    var texts: [TransactionID: String] = [:]
    // Each page is decompressed once, no matter how many of the transactions it contains.
    for (page, places) in Dictionary(grouping: places, by: \.page) {
      guard let body = try PageBody(of: page, db)?.page() else { continue }
      for place in places {
        texts[place.id] = String(decoding: body[place.bytes], as: UTF8.self)
      }
    }
    return texts
  }

  private struct Place {
    let id: TransactionID
    let page: Int64
    let bytes: Range<Int>
  }

  private static func place(of id: TransactionID, _ db: Database) throws -> Place? {
    try db.first(
      """
      SELECT page_id, raw_offset, raw_count FROM transactions
      WHERE transaction_id = ?1 AND page_id IS NOT NULL
      """, id
    ) { row in
      let offset = Int(row.integer(1))
      return Place(id: id, page: row.integer(0), bytes: offset..<(offset + Int(row.integer(2))))
    }
  }
}
