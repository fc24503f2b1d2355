/// Finds the string literals of a Swift file: enough of the language for what stands here, without
/// regular expressions.
struct SwiftLiterals {
  private let source: [Character]
  private var place = 0
  private var texts: [String] = []

  /// The texts of all literals as they are written, inner ones first; what is put into one is "…".
  static func texts(in source: String) -> [String] {
    var scanner = SwiftLiterals(source: Array(source))
    scanner.passCode()
    return scanner.texts
  }

  private init(source: [Character]) {
    self.source = source
  }

  private func isAt(_ text: String) -> Bool { source[place...].starts(with: text) }

  /// Passes code, up to the bracket that closes an interpolation if it is in one.
  private mutating func passCode() {
    var depth = 0
    while place < source.count {
      if isAt("//") {
        while place < source.count, !source[place].isNewline { place += 1 }
      } else if isAt("/*") {
        passComment()
      } else if isAt("#\"\"\"") {
        passRawLiteral("\"\"\"")
      } else if isAt("#\"") {
        passRawLiteral("\"")
      } else if isAt("\"\"\"") {
        passLiteral(endingWith: "\"\"\"")
      } else if isAt("\"") {
        passLiteral(endingWith: "\"")
      } else {
        if source[place] == "(" { depth += 1 }
        if source[place] == ")" { depth -= 1 }
        if depth < 0 { return }
        place += 1
      }
    }
  }

  private mutating func passComment() {
    var depth = 0
    repeat {
      let isEdge = isAt("/*") || isAt("*/")
      depth += isAt("/*") ? 1 : isAt("*/") ? -1 : 0
      place += isEdge ? 2 : 1
    } while depth > 0 && place < source.count
  }

  private mutating func passRawLiteral(_ quote: String) {
    place += quote.count + 1
    let start = place
    while place < source.count, !isAt(quote + "#") { place += 1 }
    texts.append(String(source[start..<place]))
    place += quote.count + 1
  }

  private mutating func passLiteral(endingWith end: String) {
    place += end.count
    var text = ""
    while place < source.count, !isAt(end) {
      if isAt("\\(") {
        place += 2
        passCode()
        place += 1
        text.append("…")
      } else {
        let length = isAt("\\") ? 2 : 1
        text += source[place..<min(place + length, source.count)].map(String.init).joined()
        place += length
      }
    }
    place += end.count
    texts.append(text)
  }
}
