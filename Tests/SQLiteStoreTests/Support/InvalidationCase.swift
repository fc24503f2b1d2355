import Testing

/// One statement of another program, and which marks it leaves behind; `=` is a mark that stays.
struct InvalidationCase: Sendable, CustomTestStringConvertible {
  let statement: String
  let marks: String
  var testDescription: String { statement }

  init(_ statement: String, _ marks: String) {
    self.statement = statement
    self.marks = marks
  }
}
