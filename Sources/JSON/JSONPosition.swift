/// A place in a text as editors show it: both numbers start at 1.
public struct JSONPosition: Hashable, Sendable, CustomStringConvertible {
  /// The line, counted by line feeds.
  public let line: Int
  /// The column, counted in characters as Unicode scalars.
  public let column: Int

  /// Makes a position from its two numbers.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Finds the position of the byte at `offset`; an offset past the end means the end.
  public init(offset: Int, in bytes: some Collection<UInt8>) {
    var line = 1
    var column = 1
    for byte in bytes.prefix(max(0, offset)) {
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
    }
    self.init(line: line, column: column)
  }

  /// "line:column".
  public var description: String { "\(line):\(column)" }
}
