import Synchronization

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
