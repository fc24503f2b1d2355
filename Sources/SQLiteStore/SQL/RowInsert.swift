import CSQLite
import GRDB
import GRDBSQLite

/// An `INSERT` of rows in memory. Few are bound to parameters, one after the other; many are read by
/// SQLite itself with one run of a statement, because for each run it opens the table and its indexes,
/// which takes as long as writing a row.
struct RowInsert<Rows: GivenRows> {
  /// The statement for a single row.
  let one: String
  private let many: String
  private let columns: Int32

  /// From so many rows on they are read as a table, which is dearer to begin with.
  private static var manyMin: Int { 4 }

  /// - Parameters:
  ///   - head: everything up to the values.
  ///   - columns: how many columns the rows give.
  ///   - constant: each row's last value, behind those.
  init(_ head: String, columns: Int, constant: String? = nil) {
    func row(_ value: (Int) -> String) -> String {
      ((0..<columns).map(value) + (constant.map { [$0] } ?? [])).joined(separator: ", ")
    }
    self.columns = Int32(columns)
    one = "\(head) VALUES (\(row { "?\($0 + 1)" }))"
    many = "\(head) SELECT \(row { "c\($0)" }) FROM given_rows(?1)"
  }

  /// Inserts the rows in their order and says how many.
  func run(_ rows: Rows, in db: Database) throws -> Int {
    guard rows.count > 0 else { return 0 }
    let statement = try SQLStatement(rows.count < Self.manyMin ? one : many, in: db)
    defer { statement.reset() }
    guard rows.count >= Self.manyMin else {
      return try (0..<rows.count).reduce(0) { written, row in
        rows.bind(row, to: statement, columns: columns)
        return try written + statement.run()
      }
    }
    return try withUnsafePointer(to: rows) { place in
      var given = csqlite_given_rows(rows: place, count: Int64(rows.count), put: Rows.deliver)
      return try withUnsafeMutablePointer(to: &given) { given in
        csqlite_bind_given_rows(statement.handle, 1, given)
        return try statement.run()
      }
    }
  }
}
