import Testing

/// One word for one idea: words that were given up stay away. Docs/glossary.md has those in use.
@Suite("Vocabulary")
struct VocabularyTests {
  /// Names that no file may have any more; each had a plainer one.
  private static let retired = [
    "Door", "Heart", "StopSign", "ItemCare", "Rehearsal", "rehearsePull", "surroundings",
    "FigureSource", "FigureCommand", "FigureFile", "ItemGot", "AccountsGot", "HoldingsGot",
    "TradesGot", "LinkTokenGot", "PublicTokenExchanged", "Acknowledged", "ElementReading",
    "UnreadElement", "Observation", "observation", "observations", "isBlurred", "SecurityCourse",
    "DayEnd", "DayEffect", "TransferSieve", "AccountTwins", "TwinRows", "FormerIDs", "LateMarker",
    "LateJudgement", "LateArrival", "RecordRows", "GivenRows", "Announcement", "IsMore", "LastBody",
    "SlowBody", "SeededChance", "Happening", "SandboxDisturbance", "TradeDesk", "HouseholdPast",
    "MortalWire", "StoreBench", "forgetMarks", "trustedMark", "StoreLife", "RuleLife",
    "TransferLife", "StrayCommand", "linkAnew", "linkedAnew", "hasColour", "BalanceFigures",
    "LAW_SEEDS", "STORE_LAW_SEEDS",
  ]

  @Test("no file has a name that was given up")
  func retiredNames() throws {
    let pattern = try Regex("\\b(\(Self.retired.joined(separator: "|")))\\b")
    let files = try ProjectFiles.files(
      in: ["Sources", "Tests", "Docs", "Fuzz", "Benchmarks", "Fixtures/transcripts"],
      ["swift", "md", "txt", "sql"])
    #expect(files.count > 600)
    for file in files where !file.path.hasSuffix("VocabularyTests.swift") {
      if let match = file.text.firstMatch(of: pattern) {
        Issue.record("\(file.path) says \(file.text[match.range])")
      }
    }
  }
}
