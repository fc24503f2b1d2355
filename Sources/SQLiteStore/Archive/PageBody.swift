import GRDB
import Ledger

/// A page's bytes in the archive: compressed, beside the length that they have when expanded.
///
/// Versions 1 and 2 stored them as they came; such a row names no length.
struct PageBody: Sendable {
  private let bytes: [UInt8]
  /// The length when expanded; `nil` of bytes that are not compressed.
  private let plainCount: Int?

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

  /// Reads the body of a page; `nil` when it is not there.
  init?(of page: Int64, _ db: Database) throws {
    let stored = try db.first(
      "SELECT body, plain_count FROM page_bodies WHERE page_id = ?1", page
    ) { row in (bytes: row.bytes(0), plainCount: row.integerOrNull(1).map { Int($0) }) }
    guard let stored else { return nil }
    (bytes, plainCount) = stored
  }

  /// The page as it came over the wire.
  func page() throws(Failure) -> [UInt8] {
    guard let plainCount else { return bytes }
    return try PageCompressor.expand(bytes, toCount: plainCount)
  }
}
