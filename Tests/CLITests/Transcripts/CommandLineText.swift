/// A command line parsed as by a shell, as far as transcripts need it: leading variables, words and
/// quotes.
struct CommandLineText: Equatable {
  private(set) var variables: [String: String] = [:]
  private(set) var words: [String] = []

  init(_ line: String) {
    var texts: [String] = []
    var word: String?
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word = (word ?? "") + String(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
      } else if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character == " " {
        if let word { texts.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { texts.append(word) }
    while let first = texts.first, let place = first.firstIndex(of: "="),
      first[..<place].allSatisfy({ $0.isUppercase || $0 == "_" })
    {
      variables[String(first[..<place])] = String(first[first.index(after: place)...])
      texts.removeFirst()
    }
    words = texts
  }

  /// The arguments, if the line calls the program directly; otherwise `nil`.
  var arguments: [String]? {
    words.first == "plaid-sync" ? Array(words.dropFirst()) : nil
  }
}
