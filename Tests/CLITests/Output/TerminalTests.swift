import PlaidSync
import Testing

@testable import PlaidSyncCLI

@Suite("Terminal")
struct TerminalTests {
  @Test(
    "the first locale variable that is set decides about UTF-8",
    arguments: [
      (["LANG": "en_US.UTF-8"], true), (["LANG": "C"], false), ([:], false),
      (["LANG": "en_US.UTF-8", "LC_ALL": "C"], false), (["LC_CTYPE": "C.utf8"], true),
      (["LANG": "C.UTF-8", "LC_ALL": ""], true), (["LANG": "de_DE@euro"], false),
    ])
  func utf8(variables: [String: String], isUTF8: Bool) {
    let environment = Environment(variables: variables, home: "/", workingFolder: "/")
    #expect(Terminal.isUTF8(environment) == isUTF8)
  }

  @Test("a stream that is not a terminal has no width and no colors")
  func file() {
    #expect(Terminal.file.width == nil)
    #expect(!Terminal.file.usesColor)
    #expect(!Terminal.file.isTerminal)
  }
}
