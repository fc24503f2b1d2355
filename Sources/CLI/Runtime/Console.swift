import Glibc
import PlaidSync
import PlaidSyncLedger

/// The standard streams: results go to output, messages to error, and answers come from input.
struct Console: Sendable {
  /// What standard output can show.
  let output: Terminal
  /// What standard error can show.
  let error: Terminal
  private let write: @Sendable (Terminal.Stream, String) -> Int32
  private let read: @Sendable (_ isHidden: Bool) -> String?

  /// Creates a console; `write` returns 0 or the system's error number, `read` one line.
  init(
    output: Terminal, error: Terminal,
    write: @escaping @Sendable (Terminal.Stream, String) -> Int32,
    read: @escaping @Sendable (_ isHidden: Bool) -> String?
  ) {
    self.output = output
    self.error = error
    self.write = write
    self.read = read
  }

  /// The streams of this process.
  static func live(in environment: Environment) -> Console {
    Console(
      output: .live(.output, in: environment), error: .live(.error, in: environment),
      write: { stream, text in writeAll(text, to: stream.rawValue) },
      read: { isHidden in isHidden ? hiddenLine() : readLine() })
  }

  /// Writes a result to standard output.
  func print(_ text: String) throws(Failure) {
    let error = write(.output, text)
    guard error == 0 else {
      throw Failure(
        .inputOutput, "the result cannot be written: \(String(cString: strerror(error)))",
        remedy: "write it somewhere else")
    }
  }

  /// Writes a message to standard error; a failure is ignored, because it cannot be reported.
  func talk(_ text: String) {
    _ = write(.error, text)
  }

  /// Asks for a line of input; `nil` at its end.
  func ask(_ question: String, isHidden: Bool = false) -> String? {
    if !question.isEmpty { talk(question) }
    return read(isHidden)
  }

  /// Asks a question whose answer is yes or no; an empty line is a yes, the end of the input a no.
  func confirms(_ question: String) -> Bool {
    let answer = ask("\(question) [Y/n] ")?.trimmed.lowercased()
    return answer == "" || answer?.hasPrefix("y") == true
  }

  /// Whether the user can be asked: standard error and input are terminals.
  var canAsk: Bool { error.isTerminal && isatty(0) == 1 }

  private static func writeAll(_ text: String, to descriptor: Int32) -> Int32 {
    var text = text
    return text.withUTF8 { bytes in
      var rest = UnsafeRawBufferPointer(bytes)[...]
      while !rest.isEmpty {
        let count = Glibc.write(descriptor, rest.withUnsafeBytes(\.baseAddress), rest.count)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else {
          // The parent process may have this one ignore the signal, as systemd does. A reader that
          // has gone away is no error even then.
          if errno == EPIPE {
            signal(SIGPIPE, SIG_DFL)
            raise(SIGPIPE)
          }
          return errno
        }
        rest = rest.dropFirst(count)
      }
      return 0
    }
  }

  /// Reads a line that the terminal does not show while it is typed.
  private static func hiddenLine() -> String? {
    var settings = termios()
    guard tcgetattr(0, &settings) == 0 else { return readLine() }
    var hidden = settings
    hidden.c_lflag &= ~tcflag_t(ECHO)
    tcsetattr(0, TCSAFLUSH, &hidden)
    defer {
      tcsetattr(0, TCSAFLUSH, &settings)
      _ = writeAll("\n", to: 2)
    }
    return readLine()
  }
}
