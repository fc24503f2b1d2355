/// How far something is: so many of a known number, or just so many.
struct ProgressBar: Hashable, Sendable {
  /// What is going on.
  let label: String
  /// How many are done.
  let done: Int
  /// Of how many; `nil` when nobody knows yet.
  let total: Int?
  /// What is counted, in the singular; empty for a bare number.
  let unit: String

  /// Describes a state.
  init(_ label: String, done: Int, of total: Int? = nil, unit: String = "") {
    self.label = label
    self.done = done
    self.total = total
    self.unit = unit
  }

  private static let barWidth = 20

  /// One line that fits the screen, without a line feed.
  func text(on terminal: Terminal) -> String {
    let width = max(0, (terminal.width ?? 80) - 1)
    let figures = (total == nil ? "" : "\(done)/") + counted(total ?? done)
    let bar = total.map { picture(of: $0, terminal) + " " } ?? ""
    let room = width - TextWidth.width(of: bar + figures) - 2
    guard room > 0 else { return TextWidth.clipped(figures, to: width, isUTF8: terminal.isUTF8) }
    let name = TextWidth.clipped(TextWidth.cleaned(label), to: room, isUTF8: terminal.isUTF8)
    return "\(name)  \(bar)\(figures)"
  }

  private func counted(_ count: Int) -> String {
    unit.isEmpty ? "\(count)" : CountText.text(count, unit)
  }

  private func picture(of total: Int, _ terminal: Terminal) -> String {
    let part = total > 0 ? min(max(done, 0), total) : 0
    let filled = total > 0 ? part * ProgressBar.barWidth / total : ProgressBar.barWidth
    let empty = ProgressBar.barWidth - filled
    let (full, rest) = terminal.isUTF8 ? ("█", "░") : ("#", ".")
    return "[" + String(repeating: full, count: filled) + String(repeating: rest, count: empty)
      + "]"
  }
}
