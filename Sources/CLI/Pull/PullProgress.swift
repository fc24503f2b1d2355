import PlaidSync
import Synchronization

/// Shows the progress of a pull on the terminal.
final class PullProgress: Sendable {
  private struct State {
    var ended = 0
    /// The names of the items that are being pulled, in the order they began.
    var running: [String] = []
    var changes: [String: Int] = [:]
  }

  private let state = Mutex(State())
  private let line: ProgressLine
  private let items: Int
  private let context: CommandContext

  /// Creates a progress line, which shows nothing unless standard error is a terminal, and nothing
  /// with `--quiet` or `--verbose`.
  init(items: Int, in context: CommandContext) {
    self.items = items
    self.context = context
    let console = context.console
    let isSilent = context.options.quiet || context.options.verbose
    line = ProgressLine(on: isSilent ? .file : console.error) { console.talk($0) }
  }

  /// Shows the next step of the pull.
  func show(_ step: SyncProgress) {
    switch step {
    case .itemBegan(let name):
      update { $0.running.append(name) }
    case .changesStaged(let name, let changes, _):
      update { $0.changes[name] = changes }
    case .historyAwaited(let name):
      line.show(ProgressBar("\(name): waiting for the bank's history", done: changes))
    case .committing(let name):
      line.show(ProgressBar("\(name): writing to the books", done: changes, unit: "change"))
    case .itemEnded(let name, _):
      update { state in
        state.ended += 1
        if let place = state.running.firstIndex(of: name) { state.running.remove(at: place) }
      }
    case .retrying(let name, let reason, let milliseconds):
      line.clear()
      let seconds = max(1, (milliseconds + 500) / 1000)
      context.note("\(name): \(reason); trying again in \(seconds) s")
    }
  }

  /// Erases the progress line.
  func end() { line.clear() }

  private var changes: Int { state.withLock { $0.changes.values.reduce(0, +) } }

  private func update(_ body: (inout State) -> Void) {
    let (name, ended, changes) = state.withLock { state in
      body(&state)
      return (state.running.first, state.ended, state.changes.values.reduce(0, +))
    }
    let label = "pulling \(name ?? "") (\(CountText.text(changes, "change")))"
    line.show(
      items > 1
        ? ProgressBar(label, done: ended, of: items, unit: "item")
        : ProgressBar("pulling \(name ?? "")", done: changes, unit: "change"))
  }
}
