import GRDB
import Ledger

/// A page's bytes in the archive: compressed, beside the length that they have when expanded.
///
/// Versions 1 and 2 stored them as they came; such a row names no length.
struct PageBody: Sendable {
  private let bytes: [UInt8]
  private let plainCount: Int

  /// Compresses a page.
  init(_ page: [UInt8], with compressor: PageCompressor) throws(Failure) {
    bytes = try compressor.compress(page)
    plainCount = page.count
  }

  /// Stores it as the body of a page.
  func insert(as page: Int64, _ db: Database) throws {
    try db.run(
      "INSERT INTO page_bodies (page_id, body, plain_count) VALUES (?1, ?2, ?3)", page, bytes,
      plainCount)
  }

  /// A page as it came over the wire; `nil` when it is not there.
  static func page(_ id: Int64, _ db: Database) throws -> [UInt8]? {
    try db.first("SELECT body, plain_count FROM page_bodies WHERE page_id = ?1", id) { row in
      guard let count = row.integerOrNull(1) else { return row.bytes(0) }
      return try row.withBytes(0) { try PageCompressor.expand($0, toCount: Int(count)) }
    }
  }
}
