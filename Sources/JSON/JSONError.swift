/// Why bytes are not valid JSON, and where.
package struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kinds of errors that the scanner distinguishes.
  package enum Reason: Hashable, Sendable {
    case unexpectedEnd
    case unexpectedByte(UInt8, expected: Expectation)
    case controlCharacter(UInt8)
    case badUTF8
    case badEscape
    case loneSurrogate
    case badNumber
    case badLiteral
    case tooDeep
    case trailingBytes
    case duplicateKey(String)
  }

  /// What was expected in place of an unexpected byte.
  package enum Expectation: String, Hashable, Sendable {
    case value = "a value"
    case key = "a key in quotes"
    case colon = "a colon after the key"
    case commaOrBrace = "a comma or a closing brace"
    case commaOrBracket = "a comma or a closing bracket"
    case object = "an object"
    case array = "an array"
    case string = "a string"
    case number = "a number"
    case bool = "true or false"
    case null = "null"
  }

  /// The offset of the first byte that cannot be accepted.
  package let offset: Int
  /// The kind of error.
  package let reason: Reason

  /// Creates an error for the byte at `offset`.
  package init(_ reason: Reason, at offset: Int) {
    self.offset = offset
    self.reason = reason
  }

  /// A sentence without the position.
  package var message: String {
    switch reason {
    case .unexpectedEnd:
      "The text ends before the value is complete."
    case .unexpectedByte(let byte, let expected):
      "Found \(Self.shown(byte)) where \(expected.rawValue) was expected."
    case .controlCharacter(let byte):
      "A string holds the control character \(Self.shown(byte)), which must be escaped."
    case .badUTF8:
      "A string is not valid UTF-8."
    case .badEscape:
      "A backslash in a string is not followed by a known escape."
    case .loneSurrogate:
      "A string holds half of a surrogate pair."
    case .badNumber:
      "A number is not written as JSON writes numbers."
    case .badLiteral:
      "Found a word other than true, false and null."
    case .tooDeep:
      "The value is nested more than \(JSONScanner.depthMax) levels deep."
    case .trailingBytes:
      "The value is followed by something else."
    case .duplicateKey(let key):
      "The key \"\(key)\" occurs twice in one object."
    }
  }

  /// The sentence with its byte offset, for logs.
  package var description: String { "\(message) (byte \(offset))" }

  /// Returns the line and column of the error in `bytes`.
  package func position(in bytes: some Collection<UInt8>) -> JSONPosition {
    JSONPosition(offset: offset, in: bytes)
  }

  private static func shown(_ byte: UInt8) -> String {
    if byte > 0x20 && byte < 0x7F { return "'\(Character(UnicodeScalar(byte)))'" }
    let digits = String(byte, radix: 16, uppercase: true)
    return byte == 0x20 ? "a space" : "byte 0x\(digits.count == 1 ? "0" : "")\(digits)"
  }
}

/// A position in a text as editors show it: line and column start at 1.
package struct JSONPosition: Hashable, Sendable, CustomStringConvertible {
  /// The line, counted by line feeds.
  package let line: Int
  /// The column, counted in Unicode scalars.
  package let column: Int

  /// Creates a position from a line and a column.
  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Finds the position of the byte at `offset`; an offset past the end means the end.
  package init(offset: Int, in bytes: some Collection<UInt8>) {
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
  package var description: String { "\(line):\(column)" }
}

/// The path from a document's root to one value, such as `items[2].name`.
package struct JSONPath: Hashable, Sendable, CustomStringConvertible, ExpressibleByArrayLiteral {
  /// One step of a path, into an object or an array.
  package enum Step: Hashable, Sendable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    case key(String)
    case index(Int)

    /// Creates a step into an object.
    package init(stringLiteral value: String) { self = .key(value) }
    /// Creates a step into an array.
    package init(integerLiteral value: Int) { self = .index(value) }
  }

  /// The steps, starting at the root.
  package let steps: [Step]

  /// Creates a path from steps; without steps it is the root.
  package init(_ steps: [Step] = []) { self.steps = steps }
  /// Creates a path from steps.
  package init(arrayLiteral elements: Step...) { self.init(elements) }

  /// Returns the path extended by one step.
  package func appending(_ step: Step) -> JSONPath { JSONPath(steps + [step]) }

  /// `items[2].name`, or `(root)`.
  package var description: String {
    guard !steps.isEmpty else { return "(root)" }
    var text = ""
    for step in steps {
      switch step {
      case .key(let key): text += text.isEmpty ? key : ".\(key)"
      case .index(let index): text += "[\(index)]"
      }
    }
    return text
  }
}
