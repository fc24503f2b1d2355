import FoundationEssentials
import Ledger

/// A file of figures, or what a program printed as one: comma-separated, with the names of its columns in the first line.
///
/// The columns may come in any order, and others are passed over. Empty lines, and lines that begin
/// with `#`, say nothing. Whatever is wrong is an error with line and column.
struct MarketDataFile {
  /// One field, with the place where it begins.
  struct Field {
    let text: String
    fileprivate let place: String

    /// The failure for a field that is not what it should be.
    func wrong(_ reason: String) -> Failure {
      Failure(
        .badInput, "\(place): \(reason)", remedy: "correct that; nothing was imported")
    }
  }

  /// The lines behind the first, each with its fields by column.
  let rows: [[String: Field]]

  /// Reads a file; the columns named here have to be there.
  init(path: String, columns: [String]) throws(Failure) {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Failure(
        FileManager.default.fileExists(atPath: path) ? .inputOutput : .notFound,
        "the file \(path) cannot be read", remedy: "check its name and its permissions")
    }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    try self.init([UInt8](data), name: name, columns: columns)
  }

  /// Reads bytes; `name` is what errors call them.
  init(_ bytes: [UInt8], name: String, columns: [String]) throws(Failure) {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(
        .badInput, "\(name) is no text in UTF-8", remedy: "make it UTF-8; nothing was imported")
    }
    try self.init(text, name: name, columns: columns)
  }

  /// Reads a text; `name` is what errors call it.
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
          throw fields[0].wrong("the column \"\(column)\" is missing in the first line")
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
        .badInput, "\(name):1:1: there is nothing in the file",
        remedy: "its first line names the columns: \(columns.joined(separator: ","))")
    }
    self.rows = rows
  }

  /// The fields of a line, without the blanks and quotation marks around them.
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
