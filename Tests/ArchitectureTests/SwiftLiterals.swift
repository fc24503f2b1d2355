/// Finds the string literals of a Swift file: enough of the language for what stands here, without
/// regular expressions.
struct SwiftLiterals {
  /// What a comment, a literal or a bracket begins with.
  private static let marks = Array("/#\"()".utf8)

  private let source: [UInt8]
  private var place = 0
  private var texts: [String] = []

  /// The texts of all literals as they are written, inner ones first; what is put into one is "…".
  static func texts(in source: String) -> [String] {
    var scanner = SwiftLiterals(source: Array(source.utf8))
    scanner.passCode()
    return scanner.texts
  }

  private init(source: [UInt8]) {
    self.source = source
  }

  private func isAt(_ text: StaticString) -> Bool {
    guard place + text.utf8CodeUnitCount <= source.count else { return false }
    return (0..<text.utf8CodeUnitCount).allSatisfy { source[place + $0] == text.utf8Start[$0] }
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: source[range], as: UTF8.self)
  }

  /// Passes code, up to the bracket that closes an interpolation if it is in one.
  private mutating func passCode() {
    var depth = 0
    while place < source.count {
      guard Self.marks.contains(source[place]) else {
        place += 1
        continue
      }
      if isAt("//") {
        while place < source.count, !isAt("\n") { place += 1 }
      } else if isAt("/*") {
        passComment()
      } else if isAt("#\"\"\"") {
        passRawLiteral(endingWith: "\"\"\"#")
      } else if isAt("#\"") {
        passRawLiteral(endingWith: "\"#")
      } else if isAt("\"\"\"") {
        passLiteral(endingWith: "\"\"\"")
      } else if isAt("\"") {
        passLiteral(endingWith: "\"")
      } else {
        if isAt("(") { depth += 1 }
        if isAt(")") { depth -= 1 }
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

  private mutating func passRawLiteral(endingWith end: StaticString) {
    place += end.utf8CodeUnitCount
    let start = place
    while place < source.count, !isAt(end) { place += 1 }
    texts.append(text(start..<place))
    place += end.utf8CodeUnitCount
  }

  private mutating func passLiteral(endingWith end: StaticString) {
    place += end.utf8CodeUnitCount
    var start = place
    var found = ""
    while place < source.count, !isAt(end) {
      if isAt("\\(") {
        found += text(start..<place) + "…"
        place += 2
        passCode()
        place += 1
        start = place
      } else {
        place += isAt("\\") ? 2 : 1
      }
    }
    texts.append(found + text(start..<min(place, source.count)))
    place += end.utf8CodeUnitCount
  }
}
