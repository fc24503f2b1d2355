import Foundation
import FuzzTargets
import JSON
import TestSupport
import Testing

/// Feeds the fuzzers' checks with what was kept of their runs, and with seeded damage to it.
///
/// This is what the ordinary tests see of them; `scripts/fuzz` looks for more.
@Suite("Fuzz targets")
struct FuzzTargetTests {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The kept inputs of a target, in a fixed order.
  private static func kept(_ target: FuzzTarget) throws -> [(name: String, bytes: [UInt8])] {
    let folder = root.appending(path: "Fixtures/fuzz/\(target.rawValue)")
    return try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted().map { name in
      (name, Array(try Data(contentsOf: folder.appending(path: name))))
    }
  }

  @Test("inputs that were kept are read as they should be", arguments: FuzzTarget.allCases)
  func keptInputs(_ target: FuzzTarget) throws {
    let inputs = try Self.kept(target)
    #expect(inputs.count >= 5)
    for (name, bytes) in inputs { expectNoFinding(target, bytes, name) }
  }

  @Test("damaged inputs are read as they should be", arguments: FuzzTarget.allCases)
  func damagedInputs(_ target: FuzzTarget) throws {
    let inputs = try Self.kept(target)
    for seed in 0..<2_000 {
      var random = RandomJSON(seed: seed)
      let input = inputs[seed % inputs.count]
      expectNoFinding(target, random.damaged(input.bytes), "seed \(seed) of \(input.name)")
    }
  }

  @Test("random JSON texts and damaged ones are accepted or refused as Foundation does")
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

  private func expectNoFinding(_ target: FuzzTarget, _ bytes: [UInt8], _ name: String) {
    do throws(Finding) {
      try target.check(bytes)
    } catch {
      Issue.record(
        "\(target.rawValue), \(name): \(error)\n\(String(decoding: bytes, as: UTF8.self))")
    }
  }
}
