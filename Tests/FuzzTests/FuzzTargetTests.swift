import Foundation
import FuzzTargets
import PlaidSyncJSON
import PlaidSyncLedger
import TestSupport
import Testing

/// Runs the fuzz targets' checks on their stored inputs, and on seeded damage to them.
///
/// The ordinary tests run only these; `scripts/fuzz` searches for more.
@Suite("Fuzz targets")
struct FuzzTargetTests {
  /// The stored inputs of a target, in a fixed order.
  private static func kept(_ target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
    let folder = Repository.root.appending(path: "Fixtures/fuzz/\(target.rawValue)")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      (name, Array(try Data(contentsOf: folder.appending(path: name))))
    }
  }

  @Test("stored inputs cause no findings", arguments: FuzzTarget.allCases)
  func keptInputs(_ target: FuzzTarget) throws {
    let inputs = try Self.kept(target)
    #expect(inputs.count >= 5)
    for (name, bytes) in inputs { expectNoFinding(target, bytes, name) }
  }

  @Test("damaged inputs cause no findings", arguments: FuzzTarget.allCases)
  func damagedInputs(_ target: FuzzTarget) throws {
    let inputs = try Self.kept(target)
    for seed in 0..<2_000 {
      var random = RandomJSON(seed: seed)
      let input = inputs[seed % inputs.count]
      expectNoFinding(target, random.damaged(input.bytes), "seed \(seed) of \(input.name)")
    }
  }

  @Test("random and damaged JSON texts are accepted or refused as by Foundation")
  func randomTexts() {
    var accepted = 0
    var refused = 0
    for seed in 0..<3_000 {
      var random = RandomJSON(seed: seed)
      let whole = Array(random.text().utf8)
      for bytes in [whole] + (0..<3).map({ _ in random.damaged(whole) }) {
        expectNoFinding(.json, bytes, "seed \(seed)")
        let isAccepted = (try? JSONValue.parse(bytes)) != nil
        if isAccepted { accepted += 1 } else { refused += 1 }
      }
    }
    #expect(accepted > 3_000)
    #expect(refused > 3_000)
  }

  @Test("elements that nearly repeat each other cause no findings, intact or damaged")
  func nearRepeats() {
    var whole = 0
    for seed in 0..<UInt64(3_000) {
      var random = SeededRandom(seed: seed)
      let page = Array(Self.nearRepeats(&random).utf8)
      if (try? JSONValue.parse(page)) != nil { whole += 1 }
      expectNoFinding(.page, page, "seed \(seed)")
      var damage = RandomJSON(seed: Int(seed))
      expectNoFinding(.page, damage.damaged(page), "damaged seed \(seed)")
    }
    #expect(whole > 2_500)
  }

  /// A page whose elements repeat the same keys and values, with occasional differences.
  private static func nearRepeats(_ random: inout SeededRandom) -> String {
    let values = [
      "transaction_id": [#""t1""#, #""t12""#, #""t\u0031""#], "account_id": [#""a""#, #""b""#],
      "amount": ["1", "12", "1.5", "-1", #""1""#], "date": [#""2024-03-01""#, #""2024-03-1""#],
      "pending": ["true", "false", "null"], "name": [#""Shop""#, #""Sh\"op""#, "null"],
      "personal_finance_category": [
        #"{"primary":"A","version":1,"detailed":"B"}"#, #"{"primary":"A","version":12}"#,
        #"{"detailed":"B", "primary":"A"}"#, "null",
      ],
      "number": ["1", "12", "1.5", "1e2", "1 ", "-1"], "text": [#""a""#, #""ab""#, #""a,""#],
      "tree": [#"{"a":[1,{}]}"#, #"{"a":[1,{}] }"#, "[1]", "[1,2]", "null"],
    ]
    var keys = [
      "transaction_id", "number", "account_id", "text", "amount", "tree", "date", "pending", "name",
      "personal_finance_category",
    ]
    let elements = (0..<random.number(in: 2...6)).map { _ in
      if random.happens(oneIn: 6) {
        keys.swapAt(random.number(in: 0...9), random.number(in: 0...9))
      }
      let members = keys.compactMap { key -> String? in
        if random.happens(oneIn: 25) { return nil }
        let pool = values[key] ?? []
        let value = pool[random.happens(oneIn: 5) ? random.number(in: 0...pool.count - 1) : 0]
        if random.happens(oneIn: 40) { return " \"\(key)\" : \(value)" }
        return "\"\(random.happens(oneIn: 60) ? "\\u00" + escape(key) : key)\":\(value)"
      }
      return "{" + members.joined(separator: ",") + "}"
    }
    let half = elements.count / 2
    return """
      {"added":[\(elements[..<half].joined(separator: ","))],\
      "modified":[\(elements[half...].joined(separator: ", "))],\
      "removed":[\(elements[0]),\(elements[half])],"has_more":false,"next_cursor":"c"}
      """
  }

  /// The characters after `\u00` in a key whose first letter is escaped.
  private static func escape(_ key: String) -> String {
    String(key.utf8.first ?? 0, radix: 16) + key.dropFirst()
  }

  private func expectNoFinding(_ target: FuzzTarget, _ bytes: [UInt8], _ name: String) {
    do throws(Finding) {
      try target.check(bytes)
    } catch {
      Issue.record(
        "\(target.rawValue), \(name): \(error)\n\(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
