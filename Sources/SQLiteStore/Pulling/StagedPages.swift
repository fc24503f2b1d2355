import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Reads and writes the staged pages of items.
enum StagedPages {
  /// Returns the staged pages of an item.
  static func staging(of item: ItemID, _ db: Database) throws -> Staging? {
    try db.first(
      """
      SELECT (SELECT cursor FROM pages WHERE item_id = ?1 AND state = 'staged'
          ORDER BY page_id LIMIT 1),
        next_cursor, has_more, history,
        (SELECT count(*) FROM pages WHERE item_id = ?1 AND state = 'staged')
      FROM pages WHERE item_id = ?1 AND state = 'staged' ORDER BY page_id DESC LIMIT 1
      """, item
    ) { row in
      Staging(
        startCursor: row.textOrNull(0), nextCursor: row.text(1), hasMore: row.flag(2),
        pages: Int(row.integer(4)),
        history: ChangesPage.History(rawValue: row.text(3)) ?? .unknown)
    }
  }

  /// Stages one page; throws unless it continues the staged ones.
  static func add(
    _ page: ChangesPage, _ body: PageBody, fetchedWith cursor: String?, of item: ItemID,
    at now: Timestamp, _ db: Database
  ) throws {
    let cursor = cursor.flatMap { $0.isEmpty ? nil : $0 }
    if let staged = try staging(of: item, db), staged.nextCursor != cursor { throw broken(item) }
    let id = try db.insert(
      """
      INSERT INTO pages (item_id, state, cursor, next_cursor, has_more, history, received_at_ms)
      VALUES (?1, 'staged', ?2, ?3, ?4, ?5, ?6)
      """, item, cursor, page.nextCursor, page.hasMore, page.history.rawValue, now)
    try body.insert(as: id, db)
  }

  /// Throws unless the staged pages lead from a cursor to the last one without a gap: otherwise
  /// changes would be lost.
  static func requireChain(from start: String?, of item: ItemID, _ db: Database) throws {
    let isBroken = try db.exists(
      """
      SELECT 1 FROM (
        SELECT cursor, lag(next_cursor, 1, ?2) OVER (ORDER BY page_id) AS expected
        FROM pages WHERE item_id = ?1 AND state = 'staged')
      WHERE cursor IS NOT expected
      """, item, start)
    if isBroken { throw broken(item) }
  }

  private static func broken(_ item: ItemID) -> Failure {
    Failure(
      .busy, "the staged pages of item \(item) are not those of this pull", remedy: .pull)
  }

  /// Returns the numbers of the staged pages, in order. Their bodies are read one at a time, which
  /// limits the memory that a commit needs.
  static func numbers(of item: ItemID, _ db: Database) throws -> [Int64] {
    try db.all(
      "SELECT page_id FROM pages WHERE item_id = ?1 AND state = 'staged' ORDER BY page_id", item
    ) { $0.integer(0) }
  }

  static func drop(of item: ItemID, _ db: Database) throws {
    try db.run("DELETE FROM pages WHERE item_id = ?1 AND state = 'staged'", item)
  }
}
