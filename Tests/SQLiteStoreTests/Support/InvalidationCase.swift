import Testing

/// A statement of another program and the resulting watermarks; `=` is an unchanged watermark.
struct InvalidationCase: Sendable, CustomTestStringConvertible {
  let statement: String
  let watermarks: String
  var testDescription: String { statement }

  init(_ statement: String, _ watermarks: String) {
    self.statement = statement
    self.watermarks = watermarks
  }
}
