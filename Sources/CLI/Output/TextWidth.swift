/// The width of texts in columns of a terminal, and ways to make them narrower.
enum TextWidth {
  /// The width in columns: two for a wide character, zero for a mark that combines with its
  /// neighbor.
  static func width(of text: String) -> Int {
    // Nearly all text is ASCII, where every byte is one column.
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text.utf8.count }
    return text.reduce(0) { $0 + width(of: $1) }
  }

  /// The text on one line and safe to print: line breaks and other control characters become
  /// spaces, because names come from banks and could move the cursor or change the screen.
  static func cleaned(_ text: String) -> String {
    let isClean = text.unicodeScalars.allSatisfy { !isControl($0) }
    guard !isClean else { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(isControl(scalar) ? " " : scalar) }
    return String(scalars)
  }

  /// The text in at most `columns`, with an ellipsis if it had to be cut.
  static func clipped(_ text: String, to columns: Int, isUTF8: Bool = true) -> String {
    guard width(of: text) > columns else { return text }
    let ellipsis = isUTF8 ? "…" : "~"
    guard columns > 1 else { return columns == 1 ? ellipsis : "" }
    var result = ""
    var used = 0
    for character in text {
      let next = width(of: character)
      guard used + next <= columns - 1 else { break }
      result.append(character)
      used += next
    }
    return result + ellipsis
  }

  /// The text wrapped at spaces into lines of at most `columns`, each ending in a line feed; lines
  /// after the first begin with `indent` spaces. Commands in backticks, text in brackets, and words
  /// longer than a line are not broken.
  static func wrapped(_ text: String, to columns: Int, indent: Int) -> String {
    let words = unbroken(text)
    var lines: [String] = []
    var line = String(text.prefix { $0 == " " }) + (words.first ?? "")
    for word in words.dropFirst() {
      if width(of: line) + 1 + width(of: word) <= columns {
        line += " " + word
      } else {
        lines.append(line)
        line = String(repeating: " ", count: indent) + word
      }
    }
    return (lines + [line]).map { $0 + "\n" }.joined()
  }

  /// The words of a text; text in backticks or brackets counts as one word.
  private static func unbroken(_ text: String) -> [String] {
    var words: [String] = []
    var (isCommand, depth) = (false, 0)
    for word in text.split(separator: " ") {
      if isCommand || depth > 0 {
        words[words.count - 1] += " " + word
      } else {
        words.append(String(word))
      }
      if word.count(where: { $0 == "`" }) % 2 == 1 { isCommand.toggle() }
      depth += word.count { $0 == "[" } - word.count { $0 == "]" }
    }
    return words
  }

  /// The spaces that pad a text to `columns`.
  static func filling(_ text: String, to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - width(of: text)))
  }

  private static func width(of character: Character) -> Int {
    guard let first = character.unicodeScalars.first else { return 0 }
    if first.properties.generalCategory == .nonspacingMark || first.value == 0x200B { return 0 }
    if character.unicodeScalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
    return isWide(first) ? 2 : 1
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x1100 else { return false }
    if scalar.properties.isEmojiPresentation { return true }
    return wide.contains { $0.contains(scalar.value) }
  }

  /// Hangul, East Asian scripts and symbols, and full-width forms.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
    0xA000...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x20000...0x3FFFD,
  ]

  /// Control characters, line and paragraph separators, and those that change the text direction.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
      || (0x2028...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}
