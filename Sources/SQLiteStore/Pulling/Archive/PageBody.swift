import GRDB
import PlaidSyncLedger

/// The bytes of a page in the archive: compressed, with their length when expanded.
struct PageBody: Sendable {
  let bytes: [UInt8]
  /// The length when expanded.
  let plainCount: Int
  /// The checksum of `bytes`, so that damage is noticed.
  let checksum: Int64
}

extension PageBody {
  /// Compresses a page.
  init(_ page: [UInt8], with compressor: PageCompressor) throws(Failure) {
    let bytes = try compressor.compress(page)
    self.init(bytes: bytes, plainCount: page.count, checksum: Self.checksum(bytes))
  }

  /// Stores the bytes as the body of a page.
  func insert(as page: Int64, _ db: Database) throws {
    try db.run(
      "INSERT INTO page_bodies (page_id, body, plain_count, checksum) VALUES (?1, ?2, ?3, ?4)",
      page, bytes, plainCount, checksum)
  }

  /// Reads the body of a page; `nil` if there is none.
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

  /// Returns the page as it was received; throws if it is damaged.
  func page() throws(Failure) -> [UInt8] {
    guard checksum == Self.checksum(bytes) else {
      throw PageCompressor.damaged("its checksum does not match")
    }
    return try PageCompressor.expand(bytes, toCount: plainCount)
  }

  private static func checksum(_ bytes: [UInt8]) -> Int64 {
    bytes.withUnsafeBytes { ByteHash.hash($0) }
  }
}
