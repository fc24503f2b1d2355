import Glibc
import PlaidSync

/// What one output stream can show.
struct Terminal: Hashable, Sendable {
  /// True for a screen, false for a file or a pipe.
  var isTerminal: Bool
  /// The width of the screen in columns; `nil` if lines may be of any length.
  var width: Int?
  /// Whether to use colors.
  var usesColor: Bool
  /// Whether more than ASCII can be shown.
  var isUTF8: Bool

  /// A file or pipe: nothing is cut, nothing is colored.
  static let file = Terminal(isTerminal: false, width: nil, usesColor: false, isUTF8: true)

  /// The standard output or error of this process.
  static func live(_ stream: Stream, in environment: Environment) -> Terminal {
    let descriptor = stream.rawValue
    let isTerminal = isatty(descriptor) == 1
    let isDumb = environment["TERM"] == nil || environment["TERM"] == "dumb"
    return Terminal(
      isTerminal: isTerminal,
      width: isTerminal ? columns(of: descriptor, environment) : nil,
      usesColor: isTerminal && !isDumb && environment["NO_COLOR"] == nil,
      isUTF8: !isTerminal || isUTF8(environment))
  }

  /// The streams for output.
  enum Stream: Int32 {
    case output = 1
    case error = 2
  }

  /// Whether the locale's character set is UTF-8, decided by the first variable that is set.
  static func isUTF8(_ environment: Environment) -> Bool {
    let locale = environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? ""
    let name = locale.lowercased()
    return name.hasSuffix("utf-8") || name.hasSuffix("utf8")
  }

  private static func columns(of descriptor: Int32, _ environment: Environment) -> Int {
    var size = winsize()
    let isKnown = ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0
    let columns = isKnown ? Int(size.ws_col) : environment["COLUMNS"].flatMap { Int($0) } ?? 80
    return max(20, columns)
  }
}
