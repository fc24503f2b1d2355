/// A text that must not be revealed: it prints as `<secret>`.
package struct Secret: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
  CustomReflectable
{
  private let value: String

  /// Creates a secret from its text.
  package init(_ value: String) {
    self.value = value
  }

  /// Returns the text; call it only at the point of use, such as a request header.
  package func reveal() -> String { value }

  package var description: String { "<secret>" }
  package var debugDescription: String { "<secret>" }
  package var customMirror: Mirror { Mirror(self, children: [:]) }
}
