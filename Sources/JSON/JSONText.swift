/// The place of a string's content in the scanned bytes, without its quotes.
public struct JSONText: Hashable, Sendable {
  /// The offset of the first byte after the opening quote.
  public let start: Int
  /// The offset of the closing quote.
  public let end: Int
  /// Whether the content has backslashes and so has to be unescaped before use.
  public let isEscaped: Bool

  /// Makes a text of its three parts.
  @inlinable
  public init(start: Int, end: Int, isEscaped: Bool) {
    self.start = start
    self.end = end
    self.isEscaped = isEscaped
  }

  /// The length in bytes as received.
  @inlinable public var count: Int { end - start }
}
