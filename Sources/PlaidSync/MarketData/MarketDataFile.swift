import FoundationEssentials
import PlaidSyncLedger

/// A comma-separated file of rates or prices, or a program's output in the same format; the first
/// line names the columns.
///
/// The columns may be in any order. Other columns, empty lines, and lines that begin with `#` are
/// ignored. Every error names line and column.
struct MarketDataFile {
  /// A field and the position where it begins.
  struct Field {
    let text: String
    fileprivate let place: String

    /// Returns the failure for an invalid field.
    func wrong(_ reason: String) -> Failure {
      Failure(
        .badInput, "\(place): \(reason)", remedy: "correct it; nothing was imported")
    }
  }

  /// The lines after the first, each with its fields by column.
  let rows: [[String: Field]]

  /// Reads a file; throws if it lacks one of the columns.
  init(path: String, columns: [String]) throws(Failure) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(
        FileManager.default.fileExists(atPath: path) ? .inputOutput : .notFound,
        "the file \(path) cannot be read", remedy: "check its name and its permissions")
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    try self.init([UInt8](data), name: name, columns: columns)
  }

  /// Parses a file's bytes; errors call the file `name`.
  init(_ bytes: [UInt8], name: String, columns: [String]) throws(Failure) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(
        .badInput, "\(name) is not UTF-8 text", remedy: "convert it to UTF-8; nothing was imported")
    }
    try self.init(text, name: name, columns: columns)
  }

  /// Parses a text; errors call it `name`.
  init(_ text: String, name: String, columns: [String]) throws(Failure) {
    var names: [String]?
    var rows: [[String: Field]] = []
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    for (index, line) in lines.enumerated() {
      let blank = line.allSatisfy { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }
      if blank || line.first == "#" { continue }
      let fields = MarketDataFile.fields(of: line, at: "\(name):\(index + 1)")
      guard let names else {
        let found = fields.map { $0.text.lowercased() }
        for column in columns where !found.contains(column) {
          throw fields[0].wrong("the column \"\(column)\" is missing from the first line")
        }
        names = found
        continue
      }
      guard fields.count == names.count else {
        throw (fields.count > names.count ? fields[names.count] : fields[fields.count - 1]).wrong(
          "there are \(fields.count) fields here and \(names.count) in the first line")
      }
      rows.append(Dictionary(zip(names, fields), uniquingKeysWith: { first, _ in first }))
    }
    guard names != nil else {
      throw Failure(
        .badInput, "\(name):1:1: the file is empty",
        remedy: "its first line names the columns: \(columns.joined(separator: ","))")
    }
    self.rows = rows
  }

  /// The fields of a line, without surrounding blanks and quotation marks.
  private static func fields(of line: Substring, at place: String) -> [Field] {
    var fields: [Field] = []
    var column = 1
    for part in line.split(separator: ",", omittingEmptySubsequences: false) {
      var text = part
      var skipped = 0
      while let first = text.first, " \t\u{FEFF}\"".contains(first) {
        text.removeFirst()
        skipped += 1
      }
      while let last = text.last, " \t\"".contains(last) { text.removeLast() }
      fields.append(Field(text: String(text), place: "\(place):\(column + skipped)"))
      column += part.count + 1
    }
    return fields
  }
}
