import GRDBSQLite
import PlaidSyncLedger

/// A value that is stored as a row of a table.
///
/// Its columns are listed once, each as a name with its value. The list of columns, the parameters,
/// the bindings and the values read back are all derived from that list.
protocol TableRow {
  /// Visits the columns in their order.
  mutating func visit(_ visitor: inout some ColumnVisitor)
}

/// An operation on the columns of a row.
protocol ColumnVisitor {
  /// Visits a column that is written and read back.
  mutating func column<Value: SQLReadable>(_ name: StaticString, _ value: inout Value)
  /// Visits a column that is only written.
  mutating func column(_ name: StaticString, writing value: some SQLBindable)
}

/// The names of a row's columns, for statements.
struct ColumnNames: ColumnVisitor {
  private var names: [String] = []

  /// - Parameter row: Any row; all rows have the same columns.
  init(of row: some TableRow) {
    var row = row
    row.visit(&self)
  }

  mutating func column<Value: SQLReadable>(_ name: StaticString, _ value: inout Value) {
    names.append(name.description)
  }

  mutating func column(_ name: StaticString, writing value: some SQLBindable) {
    names.append(name.description)
  }

  /// `one, other, …`
  var list: String { names.joined(separator: ", ") }
  /// `?1, ?2, …`, one for each column.
  var parameters: String { names.indices.map { "?\($0 + 1)" }.joined(separator: ", ") }
}

extension SQLStatement {
  /// Binds a row's columns to the first parameters.
  func bind(_ row: some TableRow) throws {
    var row = row
    var binder = ColumnBinder(statement: handle)
    row.visit(&binder)
    try check(binder.code)
  }
}

private struct ColumnBinder: ColumnVisitor {
  let statement: OpaquePointer
  var index: Int32 = 1
  /// The result code of the first column that could not be bound.
  var code = SQLITE_OK

  mutating func column<Value: SQLReadable>(_ name: StaticString, _ value: inout Value) {
    column(name, writing: value)
  }

  mutating func column(_ name: StaticString, writing value: some SQLBindable) {
    let bound = value.bind(to: statement, at: index)
    if code == SQLITE_OK { code = bound }
    index += 1
  }
}

extension SQLRow {
  /// Reads the columns that are read back, which come first, into a row.
  func read(into row: inout some TableRow) {
    var reader = ColumnReader(row: self)
    row.visit(&reader)
  }
}

private struct ColumnReader: ColumnVisitor {
  let row: SQLRow
  var index: Int32 = 0

  mutating func column<Value: SQLReadable>(_ name: StaticString, _ value: inout Value) {
    value = Value(row, index)
    index += 1
  }

  mutating func column(_ name: StaticString, writing value: some SQLBindable) {}
}

/// A value that is read back as it was bound and is never null.
protocol SQLReadable: SQLBindable {
  init(_ row: SQLRow, _ column: Int32)
}

extension LocalDate: SQLReadable {
  init(_ row: SQLRow, _ column: Int32) { self = row.date(column) }
}

extension Amount: SQLReadable {
  init(_ row: SQLRow, _ column: Int32) { self = row.amount(column) }
}

extension Bool: SQLReadable {
  init(_ row: SQLRow, _ column: Int32) { self = row.flag(column) }
}
