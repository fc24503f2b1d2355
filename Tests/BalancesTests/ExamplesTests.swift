import Foundation
import PlaidSyncBalances
import PlaidSyncLedger
import TestSupport
import Testing

/// The pages in Docs/examples are computed: each ledger is followed by the days it results in.
@Suite("Worked examples")
struct ExamplesTests {
  @Test("each page shows the days computed from its ledger", arguments: try pages())
  func page(_ page: URL) throws {
    let blocks = try String(contentsOf: page, encoding: .utf8).components(separatedBy: "```")
    var ledger: String?
    var compared = 0
    for block in blocks.enumerated().filter({ $0.offset % 2 == 1 }).map(\.element) {
      let (word, body) = try #require(cut(block))
      if word == "ledger" {
        ledger = body
        continue
      }
      let timeline = try LedgerText(try #require(ledger)).timeline()
      let series = try AccountCalculator().balances(of: timeline, in: .everything, seed: nil)
      let table = BalanceTable(series.rows)
      #expect((word == "parts" ? table.parts : table.compact) == body)
      #expect(series.isContiguous)
      #expect(series.rows.allSatisfy { $0.isBalanced(timeline.kind.classification) })
      compared += 1
    }
    #expect(compared > 0, "a page without days")
  }

  /// Returns the language after the opening fence, and the lines below it.
  private func cut(_ block: String) -> (word: String, body: String)? {
    guard let end = block.firstIndex(of: "\n") else { return nil }
    let body = block[end...].trimmingCharacters(in: .newlines)
    return (String(block[..<end]), body)
  }

  private static func pages() throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: Repository.root.appending(path: "Docs/examples"), includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }
  }
}
