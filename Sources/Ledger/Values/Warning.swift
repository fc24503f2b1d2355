/// A condition that did not stop anything but that the user should know of.
public struct Warning: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The condition, in English and without secrets.
  public let message: String
  /// What the user can do about it; `nil` when nothing has to be done.
  public let remedy: Remedy?

  /// Creates a warning.
  package init(_ message: String, remedy: Remedy? = nil) {
    self.message = message
    self.remedy = remedy
  }

  /// Creates a warning without a remedy.
  public init(stringLiteral message: String) { self.init(message) }
}
