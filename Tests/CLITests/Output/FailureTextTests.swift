import PlaidSyncLedger
import Testing

@testable import PlaidSyncCLI

@Suite("FailureText and MoneyText")
struct FailureTextTests {
  @Test("a failure shows its remedy, and never its cause")
  func failure() {
    #expect(
      FailureText.text(Samples.failure.during("pulling First Platypus Bank")) == """
        plaid-sync: pulling First Platypus Bank failed: The bank asks you to log in again.
          try: run `plaid-sync relink 3`
          retry in: 60 s
          request: req1

        """)
    let bare = FailureText.text(Failure(.broken, "It\u{1B}[2J broke.\n"))
    #expect(bare == "plaid-sync: It [2J broke. \n")
  }

  @Test("on a screen lines wrap at spaces, but not inside a command")
  func broken() {
    let failure = Failure(
      .usage, "the first and the second do not go together here",
      remedy: "leave one of them out, or run `plaid-sync pull --full` instead")
    #expect(
      FailureText.text(failure, on: .screen(44)) == """
        plaid-sync: the first and the second do not
               go together here
          try: leave one of them out, or run
               `plaid-sync pull --full` instead

        """)
  }

  @Test(
    "amounts show at least the decimals of their currency",
    arguments: [
      ("-12.5", "EUR", "-12.50"), ("1000", "JPY", "1000"), ("0.5", "JPY", "0.5"),
      ("1", "KWD", "1.000"), ("0.00012345", "BTC", "0.00012345"), ("0", "USD", "0.00"),
    ])
  func money(text: String, code: String, shown: String) throws {
    #expect(MoneyText.text(try amount(text), Currency(code)) == shown)
  }

  @Test("an unknown amount is a dash")
  func unknown() {
    #expect(MoneyText.text(nil, Currency("EUR")) == "-")
  }
}
