import Testing

@testable import PlaidSync

@Suite("Spelling")
struct SpellingTests {
  @Test(
    "the closest word is found if it is similar enough",
    arguments: [
      ("databse", "database"), ("Database", "database"), ("familiy", "family"),
      ("fmaily", "family"), ("key-file", "key_file"), ("keyfile", "key_file"), ("db", nil),
      ("", nil), ("familiar", nil), ("unrelated", nil),
    ])
  func closest(word: String, expected: String?) {
    #expect(Spelling.closest(to: word, among: ["database", "family", "key_file"]) == expected)
  }

  @Test("a word of a megabyte is not compared letter by letter", .timeLimit(.minutes(1)))
  func longWord() {
    let word = String(repeating: "database", count: 1 << 17)
    #expect(Spelling.closest(to: word, among: ["database", "family", "key_file"]) == nil)
  }

  @Test(
    "the number of edits is the same in both directions",
    arguments: [
      ("", "", 0), ("a", "", 1), ("abc", "abc", 0), ("abc", "acb", 1), ("kitten", "sitting", 3),
    ])
  func edits(left: String, right: String, count: Int) {
    #expect(Spelling.edits(from: left, to: right) == count)
    #expect(Spelling.edits(from: right, to: left) == count)
  }
}
