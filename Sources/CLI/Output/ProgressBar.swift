import Synchronization

/// The progress of some work: a count, with or without a known total.
struct ProgressBar: Hashable, Sendable {
  /// What is in progress.
  let label: String
  /// The number done so far.
  let done: Int
  /// The total; `nil` if it is not known yet.
  let total: Int?
  /// What is counted, in the singular; empty for a bare number.
  let unit: String

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
    let counts = (total == nil ? "" : "\(done)/") + counted(total ?? done)
    let bar = total.map { picture(of: $0, terminal) + " " } ?? ""
    let space = width - TextWidth.width(of: bar + counts) - 2
    guard space > 0 else { return TextWidth.clipped(counts, to: width, isUTF8: terminal.isUTF8) }
    let name = TextWidth.clipped(TextWidth.cleaned(label), to: space, isUTF8: terminal.isUTF8)
    return "\(name)  \(bar)\(counts)"
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

/// The line at the bottom of the screen that shows the progress.
///
/// It exists on terminals only: nothing is written to files and pipes.
final class ProgressLine: Sendable {
  private let terminal: Terminal
  private let write: @Sendable (String) -> Void
  private let shown = Mutex("")

  /// Creates a line that is written by `write`, which must not buffer.
  init(on terminal: Terminal, write: @escaping @Sendable (String) -> Void) {
    self.terminal = terminal
    self.write = write
  }

  /// Replaces what is shown.
  func show(_ bar: ProgressBar) {
    guard terminal.isTerminal else { return }
    let text = bar.text(on: terminal)
    shown.withLock { shown in
      guard shown != text else { return }
      // Spaces overwrite the rest of a longer previous line, which works on every terminal.
      write("\r" + text + TextWidth.filling(text, to: TextWidth.width(of: shown)))
      shown = text
    }
  }

  /// Erases the line, so that other output can begin at the left edge.
  func clear() {
    shown.withLock { shown in
      guard !shown.isEmpty else { return }
      write("\r" + String(repeating: " ", count: TextWidth.width(of: shown)) + "\r")
      shown = ""
    }
  }
}
