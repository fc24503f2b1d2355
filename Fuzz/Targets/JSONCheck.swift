import Foundation
import PlaidSyncJSON

/// Reads a text with our reader and with `JSONDecoder`, writes it and reads it again.
///
/// Intended differences: our reader refuses repeated keys, commas before a closing bracket, byte
/// order marks, UTF-16 and UTF-32, and it keeps numbers that a `Decimal` does not hold.
struct JSONCheck {
  private let bytes: [UInt8]

  /// At most this many values of one text are looked up by their paths.
  private static let pathsMax = 64

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func run() throws(Finding) {
    let skipped = errorOfSkipping()
    let value: JSONValue
    do throws(JSONError) {
      value = try JSONValue.parse(bytes)
    } catch {
      try Finding.unless(error.offset <= bytes.count, "the error is after the end: \(error)")
      if case .duplicateKey = error.reason { return }
      try Finding.unless(skipped == error, "skipped with \(skipped as Any), read with \(error)")
      try refuseLikeFoundation(error)
      return
    }
    try Finding.unless(skipped == nil, "skipped with \(skipped as Any), but read")
    try acceptLikeFoundation(value)
    for isPretty in [false, true] {
      let written = value.encoded(pretty: isPretty)
      try Finding.unless(first(of: written[...]) == value, "written and read again it differs")
    }
    try findAgain(value)
  }

  /// The error that the scanner alone reports when it skips the value without keeping it.
  private func errorOfSkipping() -> JSONError? {
    bytes.withUnsafeBytes { buffer in
      var scanner = JSONScanner(buffer)
      do throws(JSONError) {
        try scanner.skipValue()
        try scanner.finish()
        return nil
      } catch {
        return error
      }
    }
  }

  private func refuseLikeFoundation(_ error: JSONError) throws(Finding) {
    switch error.reason {
    case .unexpectedByte(UInt8(ascii: "]"), expected: .value),
      .unexpectedByte(UInt8(ascii: "}"), expected: .key):
      return
    default: break
    }
    guard !bytes.prefix(4).contains(where: { [0, 0xEF, 0xFE, 0xFF].contains($0) }) else { return }
    try Finding.unless(foundationTree() == nil, "only we refuse it: \(error)")
  }

  private func acceptLikeFoundation(_ value: JSONValue) throws(Finding) {
    guard !FoundationTree.hasExtremeNumber(value) else { return }
    guard let theirs = foundationTree() else { throw Finding("only we accept it") }
    try Finding.unless(theirs == FoundationTree(value), "Foundation reads \(theirs)")
  }

  private func foundationTree() -> FoundationTree? {
    // Only whether it is refused matters here, not why.
    try? JSONDecoder().decode(FoundationTree.self, from: Data(bytes))
  }

  /// Every value is at the position that the document reports.
  private func findAgain(_ value: JSONValue) throws(Finding) {
    guard let document = try? JSONDocument(bytes) else { throw Finding("a value, but no document") }
    var left = Self.pathsMax
    var open: [(path: JSONPath, value: JSONValue)] = [([], value)]
    while let (path, value) = open.popLast(), left > 0 {
      left -= 1
      let offset = document.offset(of: path) ?? bytes.count
      try Finding.unless(
        first(of: bytes[offset...]) == value, "\(path) is not at \(offset)")
      switch value {
      case .array(let elements):
        open += elements.enumerated().map { (path.appending(.index($0.offset)), $0.element) }
      case .object(let object):
        open += object.members.map { (path.appending(.key($0.key)), $0.value) }
      default: break
      }
    }
  }

  /// The value that the bytes begin with; `nil` if there is none, for any reason.
  private func first(of bytes: ArraySlice<UInt8>) -> JSONValue? {
    bytes.withUnsafeBytes { buffer in
      var scanner = JSONScanner(buffer)
      return try? JSONValue(&scanner)
    }
  }
}
