import GRDB

/// An `INSERT` of any number of rows, many with one run of a statement.
///
/// SQLite opens a table and its indexes once for each run, which for a single row takes as long as
/// writing it.
struct RowInsert {
  /// Parameters of a row.
  private let width: Int
  private let one: String
  private let many: String

  /// Rows of one run; more gain nothing.
  private static let rowsPerRun = 20

  /// - Parameters:
  ///   - head: everything up to and with `VALUES`.
  ///   - constant: each row's last value, behind its parameters.
  init(_ head: String, width: Int, constant: String? = nil) {
    func text(rows: Int) -> String {
      let rows = (0..<rows).map { row in
        let parameters = (1...width).map { "?\(row * width + $0)" }
        return "(" + (parameters + (constant.map { [$0] } ?? [])).joined(separator: ", ") + ")"
      }
      return head + " " + rows.joined(separator: ", ")
    }
    self.width = width
    one = text(rows: 1)
    many = text(rows: Self.rowsPerRun)
  }

  /// The statement for a single row with something behind it.
  func single(_ tail: String) -> String { one + "\n" + tail }

  /// Inserts so many rows in their order and says how many.
  ///
  /// - Parameter bind: binds the parameters of a row, of which there are `width` behind `first`; what
  ///   it binds has to live until all are inserted.
  func run(
    _ count: Int, in db: Database,
    bind: (_ row: Int, _ statement: SQLStatement, _ first: Int32) -> Void
  ) throws -> Int {
    let full = count - count % Self.rowsPerRun
    return try run(many, Self.rowsPerRun, 0..<full, in: db, bind: bind)
      + run(one, 1, full..<count, in: db, bind: bind)
  }

  private func run(
    _ sql: String, _ rowsPerRun: Int, _ rows: Range<Int>, in db: Database,
    bind: (Int, SQLStatement, Int32) -> Void
  ) throws -> Int {
    guard !rows.isEmpty else { return 0 }
    let statement = try SQLStatement(sql, in: db)
    defer { statement.reset() }
    var written = 0
    for row in rows {
      let place = (row - rows.lowerBound) % rowsPerRun
      bind(row, statement, Int32(place * width))
      if place == rowsPerRun - 1 { written += try statement.run() }
    }
    return written
  }
}
