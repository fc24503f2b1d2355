import PlaidSyncLedger

/// A line chart over days, drawn with characters: balances or net worth.
///
/// Amounts are scaled with integers. A column that covers several days spans all their values, so
/// that no peak is lost on a narrow screen.
struct Chart: Sendable {
  /// One day's value.
  struct Point: Hashable, Sendable {
    /// The day.
    let date: LocalDate
    /// Its value.
    let amount: Amount

    init(_ date: LocalDate, _ amount: Amount) {
      self.date = date
      self.amount = amount
    }
  }

  /// The days in ascending order; a missing day has the value of the day before.
  let points: [Point]
  /// The currency of the labels.
  let currency: Currency

  private static let plotWidthMin = 10

  /// Creates a chart; the days must be in ascending order.
  init(_ points: [Point], currency: Currency) {
    precondition(
      zip(points, points.dropFirst()).allSatisfy { $0.date < $1.date },
      "the days must be in ascending order")
    self.points = points
    self.currency = currency
  }

  /// All lines, each ending in a line feed; empty without points.
  func text(on terminal: Terminal, height: Int = 12) -> String {
    guard let first = points.first, let last = points.last,
      let low = points.min(by: { $0.amount < $1.amount }),
      let high = points.max(by: { $0.amount < $1.amount })
    else { return "" }
    let height = max(3, height)
    let dots = height * Canvas.dotsHigh(isBraille: terminal.isUTF8)
    let labels = labels(low: low.amount, high: high.amount, height: height, dots: dots)
    let labelWidth = labels.values.map(TextWidth.width).max() ?? 0
    let width = max(Chart.plotWidthMin, (terminal.width ?? 80) - labelWidth - 2)
    var canvas = Canvas(width: width, height: height, isBraille: terminal.isUTF8)
    draw(low: low.amount, high: high.amount, on: &canvas)
    let zero = labels.first { $0.value == zeroLabel }?.key
    let axis = terminal.isUTF8 ? "┤" : "|"
    var lines = (0..<height).map { row in
      let label = labels[row] ?? ""
      let rule: Character = row == zero ? (terminal.isUTF8 ? "┄" : "-") : " "
      let edge = terminal.isUTF8 && labels[row] == nil ? "│" : axis
      return TextWidth.filling(label, to: labelWidth) + label + " " + edge
        + canvas.row(row, empty: rule)
    }
    let foot = String(repeating: terminal.isUTF8 ? "─" : "-", count: width)
    let margin = String(repeating: " ", count: labelWidth + 1)
    lines.append(margin + (terminal.isUTF8 ? "└" : "+") + foot)
    lines.append(margin + " " + dates(first.date, last.date, width))
    lines += caption(low, high, last, terminal.width)
    return lines.map { Chart.trimmed($0) + "\n" }.joined()
  }

  private var zeroLabel: String { MoneyText.text(.zero, currency) }

  /// The labels by row: the extremes, and zero if the line crosses it.
  private func labels(low: Amount, high: Amount, height: Int, dots: Int) -> [Int: String] {
    guard low < high else { return [height / 2: MoneyText.text(low, currency)] }
    var labels = [
      0: MoneyText.text(high, currency), height - 1: MoneyText.text(low, currency),
    ]
    guard low < .zero, high > .zero else { return labels }
    let above = Canvas.dotRow(of: .zero, low: low, high: high, dots: dots)
    let row = (dots - 1 - above) * height / dots
    if labels[row] == nil { labels[row] = zeroLabel }
    return labels
  }

  /// Sets the dots: each column of dots spans the lowest to the highest value of its days and
  /// connects to the end of the previous column.
  private func draw(low: Amount, high: Amount, on canvas: inout Canvas) {
    guard let first = points.first, let last = points.last else { return }
    let columns = canvas.dotsWide
    let days = first.date.days(to: last.date) + 1
    var next = 0
    var current = first.amount
    for column in 0..<columns {
      let end = first.date.adding(
        days: days <= columns
          ? column * days / columns : (column + 1) * days / columns - 1)
      var bottom = current
      var top = current
      while next < points.count, points[next].date <= end {
        current = points[next].amount
        bottom = min(bottom, current)
        top = max(top, current)
        next += 1
      }
      let rows = [bottom, top].map {
        Canvas.dotRow(of: $0, low: low, high: high, dots: canvas.dotsHigh)
      }
      for row in rows[0]...rows[1] { canvas.set(column, row) }
    }
  }

  /// The first and the last day at the ends, and the middle day if there is space.
  private func dates(_ first: LocalDate, _ last: LocalDate, _ width: Int) -> String {
    guard first != last else { return first.description }
    let ends = (first.description, last.description)
    guard width >= ends.0.count + ends.1.count + 2 else { return ends.0 }
    let space = width - ends.0.count - ends.1.count
    let middle = first.adding(days: first.days(to: last) / 2).description
    guard space >= middle.count + 8, first.days(to: last) > 1 else {
      return ends.0 + String(repeating: " ", count: space) + ends.1
    }
    let left = (space - middle.count) / 2
    let right = space - middle.count - left
    return ends.0 + String(repeating: " ", count: left) + middle
      + String(repeating: " ", count: right) + ends.1
  }

  /// The extremes and the latest value, on one line if it fits the screen.
  private func caption(_ low: Point, _ high: Point, _ last: Point, _ width: Int?) -> [String] {
    let parts = [("min", low), ("max", high), ("last", last)].map { name, point in
      "\(name) \(MoneyText.text(point.amount, currency)) \(currency) on \(point.date)"
    }
    let line = parts.joined(separator: ", ")
    return TextWidth.width(of: line) <= width ?? .max ? [line] : parts
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " || line.last == "\u{2800}" { line.removeLast() }
    return line
  }
}
