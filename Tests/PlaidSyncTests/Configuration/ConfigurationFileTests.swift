import PlaidSyncLedger
import PlaidSyncVault
import TestSupport
import Testing

@testable import PlaidSync

@Suite("ConfigurationFile")
struct ConfigurationFileTests {
  @Test(
    "errors name file, line, column and key",
    arguments: [
      (
        "{\n  \"plaid\": {\n    \"secrt\": \"x\"\n  }\n}",
        "3:5: there is no key \"plaid.secrt\".\n→ did you mean \"plaid.secret\"?"
      ),
      ("{\"databse\": \"x\"}", "1:2: there is no key \"databse\".\n→ did you mean \"database\"?"),
      (
        "{\"db\": \"x\"}",
        """
        1:2: there is no key "db".
        → the keys here are "plaid", "database", "key_file", "family", "time_zone", "currency", \
        "concurrency", "live_balances", "pull_minutes", "consent_warning_days", "stale_feed_days", \
        "rates_command", "prices_command", "notify"
        """
      ),
      ("{\n\"plaid\": 1}", "2:10: \"plaid\" must be an object in braces."),
      (
        "{\n \"concurrency\": \"8\"}",
        "2:17: \"concurrency\" must be a whole number from 1 to 64."
      ),
      ("{\"concurrency\": 0}", "1:17: \"concurrency\" must be a whole number from 1 to 64."),
      ("{\"concurrency\": 1.5}", "1:17: \"concurrency\" must be a whole number from 1 to 64."),
      (
        "{\"plaid\": {\"days_requested\": 731}}",
        "1:30: \"plaid.days_requested\" must be a whole number from 1 to 730."
      ),
      ("{\"live_balances\": \"yes\"}", "1:19: \"live_balances\" must be true or false."),
      ("{\"family\": []}", "1:12: \"family\" must be a text."),
      ("{\"family\": \"\"}", "1:12: \"family\" must be a text."),
      (
        "{\"time_zone\": \"Europe / Paris\"}",
        "1:15: \"time_zone\" must be a word without spaces."
      ),
      (
        "{\"plaid\": {\"products\": \"auth\"}}",
        "1:24: \"plaid.products\" must be a list of texts in brackets."
      ),
      (
        "{\"plaid\": {\"products\": []}}",
        "1:24: \"plaid.products\" must be a list of texts in brackets."
      ),
      (
        "{\"plaid\": {\"products\": [\"auth\", null]}}",
        "1:33: \"plaid.products[1]\" must be a text."
      ),
      (
        "{\"plaid\": {\"secret\": 7}}",
        """
        1:22: "plaid.secret" must be a text, or where it is kept, such as {"env": "NAME"}.
        """
      ),
      (
        "{\"plaid\": {\"secret\": {\"environment\": \"X\"}}}",
        """
        1:23: there is no key "plaid.secret.environment".
        → the keys here are "env", "file", "command", "credential"
        """
      ),
      (
        "{\"plaid\": {\"secret\": {}}}",
        "1:22: \"plaid.secret\" must be exactly one of \"env\", \"file\", "
          + "\"command\" and \"credential\"."
      ),
      (
        "{\"plaid\": {\"secret\": {\"env\": null}}}",
        "1:30: \"plaid.secret.env\" must be a text."
      ),
      (
        "{\"plaid\": {\"secret\": {\"command\": \"pass show\"}}}",
        """
        1:34: "plaid.secret.command" must be a list of texts: the program and its arguments.
        """
      ),
      (
        "{\"plaid\": {\"secret\": {\"command\": []}}}",
        """
        1:34: "plaid.secret.command" must be a list of texts: the program and its arguments.
        """
      ),
      ("[]", "1:1: A configuration must be an object in braces."),
    ])
  func errors(text: String, expected: String) throws {
    let usual = "\n→ correct the file; config.example.json shows a complete one"
    try Surroundings.with { home in
      let refusal = try home.refusal(text)?.replacing(usual, with: "")
      #expect(
        refusal
          == "78 ~/.config/plaid-sync/config.json:\(expected.replacing(usual, with: ""))")
    }
  }

  @Test("broken JSON is located")
  func brokenJSON() throws {
    try Surroundings.with { home in
      try #expect(
        home.refusal("{\n  \"family\": \"ä\",\n  \"currency\" \"EUR\"\n}") == """
          78 ~/.config/plaid-sync/config.json:3:14: Found '"' where a colon after the key was \
          expected.
          → correct the file; config.example.json shows a complete one
          """)
      let empty = try #require(try home.refusal(""))
      #expect(empty.hasPrefix("78 ~/.config/plaid-sync/config.json:1:1: The text ends before"))
    }
  }

  @Test(
    "environments that cannot be used are explained",
    arguments: [
      ("development", "Plaid no longer has a development environment"),
      ("prod", "it is neither \"sandbox\", \"production\" nor an address such as https://…"),
      ("http://plaid.example", "without https:// the secret could be read in transit"),
      ("http://127.0.0.1.example", "without https:// the secret could be read in transit"),
      (
        "http://localhost@plaid.example",
        "an address here is a scheme and a host, such as http://127.0.0.1:8484"
      ),
      ("https://", "an address here is a scheme and a host, such as http://127.0.0.1:8484"),
      (
        "https://plaid.example/v1",
        "an address here is a scheme and a host, such as http://127.0.0.1:8484"
      ),
    ])
  func badEnvironments(text: String, clause: String) throws {
    try Surroundings.with { home in
      let refusal = try #require(try home.refusal("{\"plaid\": {\"environment\": \"\(text)\"}}"))
      let place = "78 ~/.config/plaid-sync/config.json:1:27: "
      #expect(
        refusal.hasPrefix("\(place)\"plaid.environment\" cannot be \"\(text)\": \(clause).\n"))
    }
  }

  @Test(
    "environments that can be used",
    arguments: [
      ("sandbox", "https://sandbox.plaid.com", false),
      ("production", "https://production.plaid.com", false),
      ("https://plaid.example/", "https://plaid.example", false),
      ("http://127.0.0.1:8484", "http://127.0.0.1:8484", true),
      ("http://127.1.2.3", "http://127.1.2.3", true),
      ("http://localhost:1/", "http://localhost:1", true),
      ("http://[::1]:80", "http://[::1]:80", true),
    ])
  func environments(text: String, baseURL: String, isLocal: Bool) throws {
    let environment = try PlaidEnvironment(parsing: text)
    #expect(environment.baseURL == baseURL)
    #expect(environment.isLocal == isLocal)
  }

  @Test("a plain secret in a file that others can read is refused, a reference is not")
  func openFile() throws {
    try Surroundings.with { home in
      let plain = "{\"plaid\": {\n  \"secret\": \"s3cret\"}}"
      try #expect(
        home.refusal(plain, mode: 0o644) == """
          78 ~/.config/plaid-sync/config.json:2:13: "plaid.secret" is in a file that others can \
          access (mode 644).
          → chmod 600 ~/.config/plaid-sync/config.json
          """)
      try #expect(home.refusal(plain, mode: 0o600) == nil)
      let reference = #"{"plaid": {"client_id": "id", "secret": {"env": "S"}}}"#
      try #expect(home.refusal(reference, mode: 0o644) == nil)
    }
  }

  @Test("a written file reads back the same, and only its owner may read it")
  func writing() throws {
    try Surroundings.with { home in
      var file = ConfigurationFile()
      file.clientID = .text(Secret("id"))
      file.secret = .command(["pass", "show", "a b"])
      file.plaidEnvironment = .address("http://127.0.0.1:8484")
      file.products = ["transactions", "liabilities"]
      file.countryCodes = ["DE"]
      file.language = "de"
      file.historyDays = 90
      file.clientName = "Haushalt \"Süd\""
      file.databasePath = "/books.db"
      file.keyPath = "/token.key"
      file.family = "süd"
      file.timeZone = "Europe/Berlin"
      file.currency = Currency("EUR")
      file.concurrency = 3
      file.requestsLiveBalances = true
      try file.write(to: home.configPath)
      try #expect(PrivateFile.read(home.configPath)?.mode == 0o600)
      try #expect(ConfigurationFile.read(home.configPath, environment: home.environment()) == file)

      file.secret = .file("/run/secrets/plaid")
      let failure = try #require(throws: Failure.self) { try file.write(to: home.configPath) }
      #expect(
        home.lines(of: failure) == """
          73 The configuration ~/.config/plaid-sync/config.json already exists.
          → edit it, or replace it
          """)
      try file.write(to: home.configPath, isReplacing: true)
      try #expect(ConfigurationFile.read(home.configPath, environment: home.environment()) == file)
    }
  }

  @Test("keys that are not set are not written")
  func writingLittle() throws {
    try Surroundings.with { home in
      var file = ConfigurationFile()
      file.secret = .variable("S")
      try file.write(to: home.configPath)
      let bytes = try #require(try PrivateFile.read(home.configPath)).bytes
      #expect(
        String(decoding: bytes, as: UTF8.self) == """
          {
            "plaid": {
              "secret": {
                "env": "S"
              }
            }
          }

          """)
    }
  }
}
