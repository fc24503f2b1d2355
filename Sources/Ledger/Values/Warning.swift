/// Something odd that stopped nothing, in a sentence; a string literal is one without a remedy.
public struct Warning: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// What is odd.
  public let message: String
  /// What to do about it; `nil` when nothing has to be done.
  public let remedy: Remedy?

  /// Describes it.
  public init(_ message: String, remedy: Remedy? = nil) {
    self.message = message
    self.remedy = remedy
  }

  public init(stringLiteral message: String) { self.init(message) }
}
