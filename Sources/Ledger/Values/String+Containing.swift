extension String {
  /// Whether the text contains a part, compared byte by byte. For a comparison without regard to
  /// case both must already be in lower case.
  package func contains(bytesOf part: String) -> Bool {
    let (text, part) = (Array(utf8), Array(part.utf8))
    guard text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { start in
      text[start..<(start + part.count)].elementsEqual(part)
    }
  }
}
