import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSync

@Suite("Configuration")
struct ConfigurationTests {
  @Test("an empty file leaves every setting at its default")
  func defaults() throws {
    try Surroundings.with { home in
      let it = try home.load("{}")
      #expect(it.hasFile)
      #expect(it.filePath == home.configPath)
      #expect(it.databasePath == home.folder.file(".local/share/plaid-sync/plaid-sync.db"))
      #expect(it.keyPath == home.folder.file(".local/share/plaid-sync/token.key"))
      #expect(it.plaidEnvironment == .sandbox)
      #expect(it.baseURL == "https://sandbox.plaid.com")
      #expect(!it.isLocal)
      #expect(it.products == ["transactions"])
      #expect(it.countryCodes == ["US"])
      #expect(it.language == "en")
      #expect(it.historyDays == 730)
      #expect(it.clientName == "plaid-sync")
      #expect(it.family == nil)
      #expect(it.timeZone == "Europe/Paris")
      #expect(it.currency == Currency("USD"))
      #expect(it.concurrency == 8)
      #expect(!it.requestsLiveBalances)
      #expect(it.todayOverride == nil)
      #expect(!it.hasCredentials)
    }
  }

  @Test("null counts as a missing key")
  func nulls() throws {
    try Surroundings.with { home in
      let it = try home.load(#"{"plaid": null, "database": null, "concurrency": null}"#)
      #expect(it.concurrency == 8)
      #expect(it.clientName == "plaid-sync")
    }
  }

  @Test("the environment overrides the file, and the command line overrides both")
  func precedence() throws {
    try Surroundings.with { home in
      let text = """
        {"plaid": {"client_id": "a", "secret": "b", "environment": "production"},
         "database": "file.db", "key_file": "~/file.key", "family": "file"}
        """
      let file = try home.load(text)
      #expect(file.databasePath == home.folder.file(".config/plaid-sync/file.db"))
      #expect(file.keyPath == home.folder.file("file.key"))
      #expect(file.plaidEnvironment == .production)
      #expect(file.family == "file")
      try #expect(file.credentials().clientID == "a")
      try #expect(file.credentials().secret.reveal() == "b")

      let variables = [
        "PLAID_CLIENT_ID": "c", "PLAID_SECRET": "d", "PLAID_ENV": "http://127.0.0.1:8484/",
        "PLAID_SYNC_DB": "variable.db", "PLAID_SYNC_KEY_FILE": "/variable.key",
        "PLAID_SYNC_TODAY": "2024-02-29",
      ]
      let variable = try home.load(text, variables)
      #expect(variable.databasePath == home.folder.file("here/variable.db"))
      #expect(variable.keyPath == "/variable.key")
      #expect(variable.baseURL == "http://127.0.0.1:8484")
      #expect(variable.isLocal)
      #expect(variable.todayOverride == LocalDate("2024-02-29"))
      try #expect(variable.credentials().clientID == "c")
      try #expect(variable.credentials().secret.reveal() == "d")

      let options = ConfigurationOptions(databasePath: "/option.db", family: "option")
      let option = try home.load(text, variables, options)
      #expect(option.databasePath == "/option.db")
      #expect(option.family == "option")
    }
  }

  @Test("options, variables and base folders decide where the file is expected")
  func places() throws {
    try Surroundings.with { home in
      try home.write(#"{"family": "option"}"#, to: "here/option.json")
      try home.write(#"{"family": "variable"}"#, to: "variable.json")
      try home.write(#"{"family": "base"}"#, to: "base/plaid-sync/config.json")
      let base = ["XDG_CONFIG_HOME": home.folder.file("base"), "XDG_DATA_HOME": "/data"]
      let it = try home.load(nil, base)
      #expect(it.family == "base")
      #expect(it.databasePath == "/data/plaid-sync/plaid-sync.db")
      let variables = base.merging(["PLAID_SYNC_CONFIG": "~/variable.json"]) { $1 }
      try #expect(home.load(nil, variables).family == "variable")
      let options = ConfigurationOptions(configPath: "option.json")
      try #expect(home.load(nil, variables, options).family == "option")
    }
  }

  @Test("a missing file is an error whose remedy is to create one")
  func noFile() throws {
    try Surroundings.with { home in
      let expected = """
        78 There is no configuration ~/.config/plaid-sync/config.json.
        → set up a configuration and a database
        """
      try #expect(home.refusal(nil) == expected)
      try #expect(home.refusal(nil, ["PLAID_CLIENT_ID": "a"]) == expected)
      try #expect(home.refusal(nil, ["PLAID_CLIENT_ID": "a", "PLAID_SECRET": ""]) == expected)
      let missing = ConfigurationOptions(configPath: "/none.json", databasePath: "/books.db")
      try #expect(
        home.refusal(nil, [:], missing)
          == "78 There is no configuration /none.json.\n→ set up a configuration and a database")
    }
  }

  @Test("no file is needed for init, or if the environment provides enough")
  func fileNotNeeded() throws {
    try Surroundings.with { home in
      let it = try home.load(nil, ["PLAID_CLIENT_ID": "a", "PLAID_SECRET": "b"])
      #expect(!it.hasFile)
      try #expect(it.credentials().clientID == "a")
      let options = ConfigurationOptions(databasePath: "/books.db")
      let offline = try home.load(nil, [:], options)
      #expect(offline.databasePath == "/books.db")
      let first = try Configuration.load(in: home.environment(), isFileNeeded: false)
      #expect(!first.hasFile)
      let failure = try #require(throws: Failure.self) { try offline.credentials() }
      #expect(
        home.lines(of: failure) == """
          78 Plaid's client id is not configured.
          → set up a configuration and a database, or set PLAID_CLIENT_ID and PLAID_SECRET
          """)
    }
  }

  @Test("errors name variables with an invalid value")
  func badVariables() throws {
    try Surroundings.with { home in
      try #expect(
        home.refusal("{}", ["PLAID_SYNC_TODAY": "29.2.2024"]) == """
          78 PLAID_SYNC_TODAY is "29.2.2024", which is not a date.
          → write it as YYYY-MM-DD, or unset it
          """)
      try #expect(
        home.refusal("{}", ["PLAID_ENV": "live"]) == """
          78 PLAID_ENV cannot be "live": it is neither "sandbox", "production" nor an address such \
          as https://….
          → use "sandbox", "production" or a base URL
          """)
      try #expect(
        home.refusal("{}", ["PLAID_SECRET": "a", "PLAID_SECRET_FILE": "b"]) == """
          78 Both PLAID_SECRET and PLAID_SECRET_FILE are set.
          → unset one of them
          """)
    }
  }
}
