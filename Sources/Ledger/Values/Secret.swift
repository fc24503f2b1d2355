/// A text that must not be revealed: it prints as `<secret>`.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let value: String

  /// Creates a secret from its text.
  public init(_ value: String) {
    self.value = value
  }

  /// Returns the text; call it only at the point of use, such as a request header.
  public func reveal() -> String { value }

  public var description: String { "<secret>" }
  public var debugDescription: String { "<secret>" }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
