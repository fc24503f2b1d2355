import PlaidSyncJSON
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncWire

@Suite("Damaged sync pages")
struct SyncPageFuzzTests {
  @Test("a damaged page is decoded if and only if its JSON is valid, and never crashes")
  func sameVerdict() throws {
    let page = try Fixture.plaid("transactions_sync/page.json")
    var broken = 0
    var whole = 0
    for seed in 0..<6_000 {
      var random = RandomJSON(seed: seed)
      let bytes = random.damaged(page)
      let head = Result { () throws(WireError) in try SyncPageHead(page: bytes) }
      let batch = Result { () throws(WireError) in try TransactionBatch.decode(page: bytes) }
      do throws(JSONError) {
        _ = try JSONValue.parse(bytes)
        whole += 1
        #expect(!isSyntax(head) && !isSyntax(batch), "seed \(seed)")
      } catch {
        // A repeated key hides what follows it; the hot paths check known keys only.
        if case .duplicateKey = error.reason { continue }
        broken += 1
        #expect(syntaxError(batch) == error, "seed \(seed): \(error)")
      }
    }
    #expect(whole > 500)
    #expect(broken > 500)
  }

  @Test("random values in a transaction give a record or a problem; the raw element is kept")
  func randomMembers() throws {
    let keys = [
      "transaction_id", "account_id", "amount", "date", "pending", "name", "iso_currency_code",
      "personal_finance_category", "authorized_date", "other",
    ]
    for seed in 0..<2_000 {
      var random = RandomJSON(seed: seed)
      let element =
        "{" + keys.map { "\"\($0)\":\(random.text(levels: 2))" }.joined(separator: ",")
        + "}"
      let page = Array(#"{"added":[\#(element)],"modified":[],"removed":[\#(element)]}"#.utf8)
      let batch = try TransactionBatch.decode(page: page)
      #expect(batch.records.count + batch.removed.count + batch.problems.count == 2, "seed \(seed)")
      for raw in batch.records.map(\.raw) + batch.problems.map(\.raw) {
        #expect(raw.bytes(in: page) == Array(element.utf8), "seed \(seed)")
      }
    }
  }

  private func syntaxError(_ result: Result<some Any, WireError>) -> JSONError? {
    guard case .failure(let error) = result, case .syntax(let syntax) = error.problem else {
      return nil
    }
    return syntax
  }

  private func isSyntax(_ result: Result<some Any, WireError>) -> Bool {
    syntaxError(result) != nil
  }
}
