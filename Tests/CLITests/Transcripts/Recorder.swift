import PlaidSync
import Synchronization

@testable import PlaidSyncCLI

/// Streams that keep what is written, in the order in which a user would have seen it.
final class Recorder: Sendable {
  private let written = Mutex<[(stream: Terminal.Stream, text: String)]>([])

  /// A console that writes to this recorder and takes answers from `input`.
  func console(columns: Int?, input: [String] = []) -> Console {
    var (output, error) = (Terminal.file, Terminal.file)
    if let columns { output = .screen(columns) }
    // As wide as standard output, but no terminal, so that no progress is drawn.
    error.width = columns
    let answers = Mutex(input)
    return Console(
      output: output, error: error,
      write: { stream, text in
        self.written.withLock { $0.append((stream, text)) }
        return 0
      },
      read: { _ in answers.withLock { $0.isEmpty ? nil : $0.removeFirst() } })
  }

  /// All lines; those of standard error begin with `! `.
  var lines: [String] {
    var lines: [String] = []
    for (stream, text) in written.withLock({ $0 }) {
      var parts = text.split(separator: "\n", omittingEmptySubsequences: false)
      if parts.last == "" { parts.removeLast() }
      lines += parts.map { stream == .error ? "! \($0)" : String($0) }
    }
    return lines
  }

  /// The text on standard output.
  var output: String {
    written.withLock { $0.filter { $0.stream == .output }.map(\.text).joined() }
  }
}
