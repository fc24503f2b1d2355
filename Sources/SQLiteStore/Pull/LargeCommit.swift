import GRDB

/// The part of a commit that may outgrow SQLite's cache, which gets larger once one needs it.
///
/// What outgrows it is written into the log before the commit, the oldest page first. Some small
/// tables are written at the beginning of the commit and again at its end; their pages would be
/// among the first to go, and when such a page changes again, SQLite computes the checksums anew of
/// all that it has written since. A reader that stands on a page keeps it in memory.
struct LargeCommit {
  /// Fewer pages never outgrow the cache.
  static let pagesMin = 10

  private let isLarge: Bool
  private let db: Database

  private static let lastRows = [
    "change_context", "sqlite_sequence", "sqlite_schema ORDER BY rowid DESC",
  ]

  init(pages: Int, _ db: Database) {
    isLarge = pages >= Self.pagesMin
    self.db = db
  }

  /// Runs `body` with the larger cache, if that is of use, and with those pages in memory.
  func run<Value>(isCacheOfUse: Bool = true, _ body: () throws -> Value) throws -> Value {
    guard isLarge else { return try body() }
    if isCacheOfUse { try DatabaseFile.setCache(DatabaseFile.largeCacheKibibytes, db) }
    let readers = try Self.lastRows.map { try SQLStatement("SELECT * FROM \($0)", in: db) }
    defer { for reader in readers { reader.reset() } }
    for reader in readers { _ = try reader.next() }
    return try body()
  }
}
