extension String {
  /// Whether a part occurs in the text, byte by byte: to be compared without regard to case, both
  /// have to be in small letters already.
  public func contains(bytesOf part: String) -> Bool {
    let (text, part) = (Array(utf8), Array(part.utf8))
    guard text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { start in
      text[start..<(start + part.count)].elementsEqual(part)
    }
  }
}
