/// Passing over what is read again later.
extension JSONScanner {
  /// Consumes the next value by its brackets and quotes alone.
  ///
  /// What lies between them is *not* validated, which takes a fraction of the time of `skipValue`:
  /// only for values that are read in full before anything is done with them.
  public mutating func skipUnread() throws(JSONError) {
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
