import Foundation
import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSync

@Suite("Rules files and category files")
struct RuleFileTests {
  private static func rules(_ text: String) throws(Failure) -> [Rule] {
    try RuleFile.rules(Array(text.utf8), path: "rules.json")
  }

  private static func refusal(_ body: () throws(Failure) -> Void) -> Failure? {
    do throws(Failure) {
      try body()
      return nil
    } catch {
      return error
    }
  }

  @Test("every key of a rule is read")
  func complete() throws {
    let rules = try Self.rules(
      """
      {"rules": [
        {"name": "A",
         "when": {"text": "x", "merchant": ["y", "z"], "account": "Main", "category": "FOOD",
                  "tag": "t", "amount": {"min": 0.07, "max": "1e2"}, "direction": "in"},
         "set": {"name": "n", "category": "c", "notes": "o", "tags": ["a", "b"], "exclude": false}},
        {"name": "B", "when": {"amount": 9.99}, "set": {"exclude": true}}
      ]}
      """)
    let (when, set) = (rules[0].conditions, rules[0].actions)
    #expect(when.text == ["x"] && when.merchant == ["y", "z"] && when.account == ["Main"])
    #expect(when.category == ["FOOD"] && when.tag == ["t"] && when.direction == .in)
    #expect("\(when.amountMin!) \(when.amountMax!)" == "0.07 100")
    #expect(set.name == "n" && set.category == "c" && set.notes == "o" && set.tags == ["a", "b"])
    #expect(set.isExcluded == false && rules[1].actions.isExcluded == true)
    #expect("\(rules[1].conditions.amountMin!)" == "9.99")
    #expect(rules[1].conditions.amountMin == rules[1].conditions.amountMax)
    #expect(try Self.rules("{}") == [])
  }

  @Test("errors have line, column and remedy")
  func mistakes() {
    func rule(_ when: String, _ set: String = #"{"notes": "x"}"#) -> String {
      "{\"rules\": [\n {\"name\": \"A\", \"when\": \(when), \"set\": \(set)}]}"
    }
    let tests: [(String, String)] = [
      ("{\"rules\": [\n}", "rules.json:2:1: "),
      ("[]", "rules.json:1:1: A rules file must be an object in braces."),
      (#"{"rule": []}"#, #"rules.json:1:2: there is no key "rule"."#),
      (rule(#"{"txt": "a"}"#), #"rules.json:2:25: there is no key "rules[0].when.txt"."#),
      (
        rule("{}"),
        #"rules.json:2:2: "rules[0]" must be a rule with at least one condition under "when""#
      ),
      (rule(#"{"text": "a"}"#, "{}"), #"under "set""#),
      (rule(#"{"text": []}"#), #""rules[0].when.text" must be a text, or a list"#),
      (rule(#"{"text": ["a", ""]}"#), #""rules[0].when.text[1]" must be a text."#),
      (rule(#"{"amount": -1}"#), "an amount without a sign"),
      (rule(#"{"amount": "abc"}"#), "an amount without a sign"),
      (rule(#"{"amount": 0.123456789}"#), "with at most eight decimals"),
      (rule(#"{"amount": {"min": 2, "max": 1}}"#), "must be at least the minimum, 2"),
      (rule(#"{"amount": {}}"#), "must be an amount, or"),
      (rule(#"{"direction": "up"}"#), #"must be "in" or "out""#),
      (rule(#"{"text": "a"}"#, #"{"exclude": 1}"#), "must be true or false"),
      (rule(#"{"text": "a"}"#, #"{"category": ""}"#), "must be a text"),
      (#"{"rules": [{"when": {"text": "a"}}]}"#, #"must be a rule with a "name""#),
      (
        "{\"rules\": [{\"name\": \"A\", \"when\": {\"text\": \"a\"}, \"set\": {\"notes\": \"b\"}},"
          + "\n{\"name\": \"A\", \"when\": {\"text\": \"a\"}, \"set\": {\"notes\": \"b\"}}]}",
        #"rules.json:2:10: there are two rules called "A"."#
      ),
    ]
    for (text, message) in tests {
      let failure = Self.refusal { () throws(Failure) in _ = try Self.rules(text) }
      #expect(failure?.message.contains(message) == true, "\(text): \(failure?.message ?? "-")")
      #expect(failure?.code == .configuration && failure?.remedy != nil, "\(text)")
    }
  }

  @Test("custom names apply to codes as Plaid writes them")
  func names() throws {
    func names(_ text: String) throws(Failure) -> [String: String] {
      try CategoryFile.names(Array(text.utf8), path: "categories.json")
    }
    #expect(try names(#"{"FOOD_AND_DRINK": "Essen"}"#) == ["FOOD_AND_DRINK": "Essen"])
    let code = Self.refusal { () throws(Failure) in _ = try names("{\n\"food\": \"Essen\"}") }
    #expect(code?.message == "categories.json:2:1: \"food\" is not a Plaid category.")
    let name = Self.refusal { () throws(Failure) in _ = try names(#"{"FOOD": null}"#) }
    #expect(name?.message.contains("\"FOOD\" must be a name") == true)
  }

  @Test("the example in the documentation is valid")
  func example() throws {
    let blocks = try Repository.text("Docs/rules.md").components(separatedBy: "```json\n")
      .dropFirst().map { $0.components(separatedBy: "```")[0] }
    #expect(blocks.count == 2)
    #expect(try Self.rules(blocks[0]).count == 3)
    #expect(try CategoryFile.names(Array(blocks[1].utf8), path: "x").count == 3)
  }
}
