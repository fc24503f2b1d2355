/// A number represented by its text as written, never converted to binary floating point.
///
/// Two numbers are equal if their texts are, so `1.0` differs from `1`.
package struct JSONNumber: Hashable, Sendable, CustomStringConvertible, ExpressibleByIntegerLiteral
{
  /// The text, which follows JSON's grammar for numbers.
  package let text: String

  /// Creates a number from its text; `nil` when the text is not a JSON number.
  package init?(_ text: String) {
    guard Self.isNumber(text) else { return nil }
    self.text = text
  }

  /// Creates a number from a text that the caller knows to be a JSON number.
  package init(verbatim text: String) {
    precondition(Self.isNumber(text), "a number's text follows JSON's grammar")
    self.text = text
  }

  /// Creates a number from an integer.
  package init(_ value: some BinaryInteger) { text = String(value) }
  /// Creates a number from an integer literal.
  package init(integerLiteral value: Int64) { self.init(value) }

  init(scanned text: String) { self.text = text }

  /// The value as an `Int`; `nil` unless it is written as a plain integer that fits.
  package var int: Int? { Int(text) }
  /// The text.
  package var description: String { text }

  private static func isNumber(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { buffer in
      var scanner = JSONScanner(UnsafeRawBufferPointer(buffer))
      do throws(JSONError) {
        let place = try scanner.number()
        return place == 0..<buffer.count
      } catch {
        return false
      }
    }
  }
}
