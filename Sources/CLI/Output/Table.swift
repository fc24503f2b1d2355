/// A table whose columns are as wide as needed, and no wider than the screen.
struct Table: Sendable {
  /// One column.
  struct Column: Hashable, Sendable {
    /// How a column's texts are aligned.
    enum Alignment: Hashable, Sendable {
      case left, right
    }

    /// The title in the first line.
    let title: String
    /// The alignment; numbers are aligned right.
    let alignment: Alignment
    /// Whether its texts may be cut if the screen is narrow; numbers and ids never are.
    let isElastic: Bool
    /// Whether the column is omitted if the table does not fit.
    var isExtra = false

    /// A column of words.
    static func text(_ title: String) -> Column {
      Column(title: title, alignment: .left, isElastic: true)
    }

    /// A column of dates, ids and other texts that are useless when cut.
    static func fixed(_ title: String) -> Column {
      Column(title: title, alignment: .left, isElastic: false)
    }

    /// A column of numbers.
    static func number(_ title: String) -> Column {
      Column(title: title, alignment: .right, isElastic: false)
    }

    /// The same column, omitted if the table does not fit.
    var extra: Column {
      var column = self
      column.isExtra = true
      return column
    }
  }

  /// The columns.
  let columns: [Column]
  /// The rows, each with one text per column.
  private(set) var rows: [[String]] = []

  private static let gap = 2
  private static let elasticWidthMin = 6

  /// Creates a table without rows.
  init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row at the end.
  mutating func add(_ row: [String]) {
    precondition(row.count == columns.count, "a row has one text per column")
    rows.append(row.map(TextWidth.cleaned))
  }

  /// All lines, each ending in a line feed; empty without rows.
  func text(on terminal: Terminal) -> String {
    guard !rows.isEmpty else { return "" }
    let table = narrowed(to: terminal.width)
    guard table.columns.count == columns.count else { return table.text(on: terminal) }
    let widths = widths(within: terminal.width)
    let header = line(columns.map(\.title), widths, terminal)
    let head = terminal.usesColor ? "\u{1B}[1m\(header)\u{1B}[0m" : header
    return ([head] + rows.map { line($0, widths, terminal) }).map { $0 + "\n" }.joined()
  }

  /// The table without one column if it does not fit: an empty one or, failing that, an extra one.
  private func narrowed(to limit: Int?) -> Table {
    let natural = widths(within: nil).reduce(Table.gap * (columns.count - 1), +)
    guard let limit, natural > limit else { return self }
    let empty = columns.indices.last { index in rows.allSatisfy { $0[index].isEmpty } }
    guard let place = empty ?? columns.lastIndex(where: \.isExtra) else { return self }
    var columns = columns
    columns.remove(at: place)
    var table = Table(columns)
    for var row in rows {
      row.remove(at: place)
      table.add(row)
    }
    return table
  }

  private func line(_ texts: [String], _ widths: [Int], _ terminal: Terminal) -> String {
    var line = ""
    for (index, column) in columns.enumerated() {
      let text = TextWidth.clipped(texts[index], to: widths[index], isUTF8: terminal.isUTF8)
      let filling = TextWidth.filling(text, to: widths[index])
      if index > 0 { line += String(repeating: " ", count: Table.gap) }
      line += column.alignment == .right ? filling + text : text + filling
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The width that each column needs; in excess of `limit`, the widest elastic column shrinks
  /// first.
  private func widths(within limit: Int?) -> [Int] {
    var widths = columns.indices.map { index in
      ([columns[index].title] + rows.map { $0[index] }).map(TextWidth.width).max() ?? 0
    }
    guard let limit else { return widths }
    var excess = widths.reduce(Table.gap * (columns.count - 1), +) - limit
    while excess > 0 {
      let candidates = columns.indices.filter {
        columns[$0].isElastic && widths[$0] > Table.elasticWidthMin
      }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }
}
