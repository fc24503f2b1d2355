import Synchronization

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

/// The line at the bottom of the screen that shows how far things are.
///
/// It exists on terminals only: into files and pipes nothing is ever written.
final class ProgressLine: Sendable {
  private let terminal: Terminal
  private let write: @Sendable (String) -> Void
  private let shown = Mutex("")

  /// A line that is written by `write`, which has to pass everything on at once.
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
      // The rest of a longer line before is covered by spaces, which every terminal understands.
      write("\r" + text + TextWidth.filling(text, to: TextWidth.width(of: shown)))
      shown = text
    }
  }

  /// Takes the line away, so that other output can begin at the left edge.
  func clear() {
    shown.withLock { shown in
      guard !shown.isEmpty else { return }
      write("\r" + String(repeating: " ", count: TextWidth.width(of: shown)) + "\r")
      shown = ""
    }
  }
}
