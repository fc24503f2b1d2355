import Testing

@testable import PlaidSyncCLI

@Suite("Candidates")
struct CandidatesTests {
  @Test("a name that is not unique, or that a shell would expand, is offered as its id")
  func names() {
    let names = [
      ("1", "Plaid Checking"), ("2", "plaid checking"), ("3", "Crème 2.0_a-b"),
      ("4", "$(reboot)"), ("5", "`reboot`"), ("6", "Farmer's"), ("7", "a:b"), ("8", "*"),
      ("9", " "), ("10", "-n"), ("11", "a\nb"), ("12", "${HOME}"), ("13", "x\\y"),
    ]
    #expect(
      Candidates.names(names)
        == ["1", "2", "Crème 2.0_a-b", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13"])
  }
}
