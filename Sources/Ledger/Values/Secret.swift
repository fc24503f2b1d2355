/// Text that must not be seen: prints as `<secret>` wherever it is printed by mistake.
public struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let value: String

  /// Hides the text.
  public init(_ value: String) {
    self.value = value
  }

  /// The text itself; call it only where it is used up, such as a request header.
  public func reveal() -> String { value }

  public var description: String { "<secret>" }
  public var debugDescription: String { "<secret>" }
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
