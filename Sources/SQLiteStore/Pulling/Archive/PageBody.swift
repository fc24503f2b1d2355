import GRDB
import PlaidSyncLedger

/// A page's bytes in the archive: compressed, with the length that they have when expanded.
struct PageBody: Sendable {
  let bytes: [UInt8]
  /// The length when expanded.
  let plainCount: Int
  /// Of `bytes`, so that damaged ones are noticed.
  let checksum: Int64
}

extension PageBody {
  /// Compresses a page.
  init(_ page: [UInt8], with compressor: PageCompressor) throws(Failure) {
    let bytes = try compressor.compress(page)
    self.init(bytes: bytes, plainCount: page.count, checksum: Self.checksum(bytes))
  }

  /// Stores it as the body of a page.
  func insert(as page: Int64, _ db: Database) throws {
    try db.run(
      "INSERT INTO page_bodies (page_id, body, plain_count, checksum) VALUES (?1, ?2, ?3, ?4)",
      page, bytes, plainCount, checksum)
  }

  /// Reads the body of a page; `nil` when it is not there.
  init?(of page: Int64, _ db: Database) throws {
    let stored = try db.first(
      "SELECT body, plain_count, checksum FROM page_bodies WHERE page_id = ?1", page
    ) { row in
      PageBody(
        bytes: row.bytes(0), plainCount: Int(row.integer(1)), checksum: row.integer(2))
    }
    guard let stored else { return nil }
    self = stored
  }

  /// The page as it came over the wire.
  func page() throws(Failure) -> [UInt8] {
    guard checksum == Self.checksum(bytes) else {
      throw PageCompressor.damaged("its checksum is not the one that is noted")
    }
    return try PageCompressor.expand(bytes, toCount: plainCount)
  }

  private static func checksum(_ bytes: [UInt8]) -> Int64 {
    bytes.withUnsafeBytes { ByteHash.hash($0) }
  }
}
