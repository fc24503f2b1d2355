import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncSandbox
import TestSupport
import Testing

@testable import PlaidSync

@Suite("FaultFile")
struct FaultFileTests {
  private func plan(_ text: String) throws(Failure) -> FaultPlan {
    try FaultFile.plan(Array(text.utf8), path: "faults.json")
  }

  @Test("rules and rates become a plan")
  func reading() throws {
    let plan = try plan(
      """
      {"seed": 7,
       "rules": [
         {"endpoint": "/transactions/sync", "fault": "reset", "calls": [2, 4]},
         {"endpoint": "*", "fault": "rate-limit-retry-after", "seconds": 3, "times": 2},
         {"fault": "large-update", "count": 100, "probability": 0.25}],
       "random": {"http-502": 0.01, "late-history": 1e-3}}
      """)
    var expected = FaultPlan(
      seed: 7,
      [
        FaultRule(.fault(.reset), at: "/transactions/sync", calls: [2, 4]),
        FaultRule(.fault(.rateLimitRetryAfter), seconds: 3, timesMax: 2),
        FaultRule(.dataEvent(.largeUpdate), count: 100, probability: try Amount("0.25")),
      ])
    expected.addRandom([
      (.fault(.http502), try Amount("0.01")), (.dataEvent(.lateHistory), try Amount("0.001")),
    ])
    #expect(plan == expected)
    #expect(try self.plan("{}") == FaultPlan())
  }

  @Test(
    "errors name file, line, column and key",
    arguments: [
      ("[]", "1:1: A fault file must be an object in braces."),
      ("{\"rule\": []}", "1:2: there is no key \"rule\".\n→ did you mean \"rules\"?"),
      ("{\"seed\": -1}", "1:10: \"seed\" must be a whole number from 0 to 9223372036854775807."),
      ("{\"rules\": {}}", "1:11: \"rules\" must be a list in brackets."),
      ("{\"rules\": [7]}", "1:12: \"rules[0]\" must be an object in braces."),
      ("{\"rules\": [{}]}", "1:12: \"rules[0]\" must be a rule with a \"fault\"."),
      (
        "{\"rules\": [\n{\"fault\": \"resett\"}]}",
        "2:11: there is no fault \"resett\".\n→ did you mean \"reset\"?"
      ),
      (
        "{\"rules\": [\n{\"fault\": \"reset\", \"call\": [1]}]}",
        "2:20: there is no key \"rules[0].call\".\n→ did you mean \"rules[0].calls\"?"
      ),
      (
        "{\"rules\": [{\"fault\": \"reset\", \"endpoint\": \"/accounts/got\"}]}",
        "1:43: there is no endpoint \"/accounts/got\".\n→ did you mean \"/accounts/get\"?"
      ),
      (
        "{\"rules\": [{\"fault\": \"page-twice\", \"endpoint\": \"/item/get\"}]}",
        """
        1:48: "page-twice" cannot occur at /item/get.
        → choose an endpoint such as /transactions/sync, or "*"
        """
      ),
      (
        "{\"rules\": [{\"fault\": \"reset\", \"calls\": [1, 0]}]}",
        "1:44: \"rules[0].calls[1]\" must be a whole number from 1 to 9223372036854775807."
      ),
      (
        "{\"rules\": [{\"fault\": \"reset\", \"probability\": 1.5}]}",
        """
        1:46: "rules[0].probability" must be a number from 0 to 1, with at most eight decimals.
        """
      ),
      (
        "{\"rules\": [{\"fault\": \"reset\", \"probability\": 0.123456789}]}",
        """
        1:46: "rules[0].probability" must be a number from 0 to 1, with at most eight decimals.
        """
      ),
      (
        "{\"rules\": [{\"fault\": \"reset\", \"seconds\": 5}]}",
        """
        1:31: "reset" has no "seconds".
        → leave the key out; Docs/faults.md says which faults have one
        """
      ),
      (
        "{\"random\": {\"http-503\": 0.1}}",
        "1:13: there is no key \"random.http-503\".\n→ did you mean \"random.http-500\"?"
      ),
      (
        "{\"random\": {\"reset\": \"often\"}}",
        "1:22: \"random.reset\" must be a number from 0 to 1, with at most eight decimals."
      ),
    ])
  func errors(_ text: String, _ message: String) {
    do throws(Failure) {
      _ = try plan(text)
      Issue.record("\(text) was taken")
    } catch {
      let remedy = error.remedy.map { "\n→ \($0)" } ?? ""
      // Most errors have the same remedy.
      let usual = "\n→ correct the file; Docs/faults.md shows a complete one"
      let isUsual = !message.contains("\n→")
      #expect(error.message + remedy == "faults.json:" + message + (isUsual ? usual : ""))
      #expect(error.code == .configuration)
    }
  }

  @Test("broken JSON and a missing file are errors too")
  func unreadable() throws {
    #expect(throws: Failure.self) { try plan("{\"seed\": 1") }
    #expect(throws: Failure.self) { try FaultFile.plan(at: "/nowhere/faults.json") }
    try TemporaryFolder.with { folder in
      var settings = SandboxSettings()
      settings.faultsFile = folder.file("missing.json")
      #expect(throws: Failure.self) { try SandboxServer(settings) }
    }
  }
}
