/// Skipping of values that are read later.
extension JSONScanner {
  /// Consumes the next value by its brackets and quotes alone.
  ///
  /// The content is *not* validated, which takes a fraction of the time of `skipValue`. Use it only
  /// for values that are fully read later, before anything else is done with them.
  package mutating func skipUnread() throws(JSONError) {
    let kind = try peek()
    guard kind == .object || kind == .array else {
      try skipValue()
      return
    }
    let text = UnsafeRawBufferPointer(rebasing: bytes[position...])
    guard let count = BracketFinder.end(of: text) else {
      throw JSONError(.unexpectedEnd, at: bytes.count)
    }
    position += count
  }
}
