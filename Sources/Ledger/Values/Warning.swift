/// A condition that did not stop anything, as a sentence; a string literal has no remedy.
public struct Warning: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The sentence that describes the condition.
  public let message: String
  /// What the user can do about it; `nil` when nothing has to be done.
  public let remedy: Remedy?

  /// Creates a warning.
  package init(_ message: String, remedy: Remedy? = nil) {
    self.message = message
    self.remedy = remedy
  }

  public init(stringLiteral message: String) { self.init(message) }
}
