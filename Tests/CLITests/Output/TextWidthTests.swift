import Testing

@testable import PlaidSyncCLI

@Suite("TextWidth")
struct TextWidthTests {
  @Test(
    "the width of a text in columns",
    arguments: [
      ("", 0), ("abc", 3), ("äöü", 3), ("e\u{0301}", 1), ("東京", 4), ("🍰", 2), ("❤️", 2),
      ("가", 2), ("–", 1), ("→", 1), ("ﾃ", 1), ("Ａ", 2), ("👨‍👩‍👧", 2),
    ])
  func widths(text: String, columns: Int) {
    #expect(TextWidth.width(of: text) == columns)
  }

  @Test(
    "a text is cut between characters, with an ellipsis",
    arguments: [
      ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
      ("東京電力", 8, "東京電力"), ("東京電力", 7, "東京電…"), ("東京電力", 6, "東京…"),
      ("e\u{0301}e\u{0301}e", 2, "e\u{0301}…"),
    ])
  func clipping(text: String, columns: Int, clipped: String) {
    #expect(TextWidth.clipped(text, to: columns) == clipped)
  }

  @Test("characters that move the cursor or change the text direction become spaces")
  func cleaning() {
    #expect(TextWidth.cleaned("a\nb\t\u{1B}[2J\u{7F}\u{9B}c\u{202E}d") == "a b  [2J  c d")
    #expect(TextWidth.cleaned("Bäckerei 🍰 👨‍👩‍👧") == "Bäckerei 🍰 👨‍👩‍👧")
  }
}
