import PlaidSyncJSON
import Testing

@testable import PlaidSyncWire

@Suite("SyncPageHead")
struct SyncPageHeadTests {
  @Test("the head contains everything except the transactions")
  func head() throws {
    let head = try SyncPageHead(page: Fixture.plaid("transactions_sync/page.json"))
    #expect(head.nextCursor == "cursor-2=")
    #expect(head.hasMore)
    #expect(head.updateStatus == "INITIAL_UPDATE_COMPLETE")
    #expect(head.requestID == "req-page")
    #expect([head.addedCount, head.modifiedCount, head.removedCount] == [3, 1, 2])
    #expect(head.changeCount == 6)
    let accounts = head.accounts
    #expect(accounts.map(\.name) == ["Everyday \"A\"", "Coins"])
    #expect(accounts[0].balances.current?.text == "1e2")
    #expect(accounts[0].persistentAccountID == "per-one")
    #expect(accounts[0].balances.lastUpdatedDatetime == "2025-05-20T08:00:00.5Z")
    #expect(accounts[1].balances.currencyCode == "BTC")
    #expect(!accounts[1].isKnownType)
  }

  @Test("an item that is not ready has an empty cursor")
  func notReady() throws {
    let head = try SyncPageHead(page: Fixture.plaid("transactions_sync/not_ready.json"))
    #expect(head.nextCursor.isEmpty && !head.hasMore && head.changeCount == 0)
    #expect(head.updateStatus == "NOT_READY")
  }

  @Test(
    "an error about a page of the wrong shape names the place",
    arguments: [
      ("[]", "(root) is array where object was expected"),
      ("{}", "next_cursor is missing"),
      (#"{"next_cursor":"","added":[],"modified":[],"removed":[]}"#, "has_more is missing"),
      (#"{"added":{}}"#, "added is object where array was expected"),
      (#"{"has_more":"no","added":[]}"#, "has_more is string where bool was expected"),
      (#"{"next_cursor":null}"#, "next_cursor is null where string was expected"),
      (
        #"{"added":[],"modified":[],"removed":[],"has_more":true,"next_cursor":"","#
          + #""accounts":[{"account_id":"a"}]}"#, "accounts[0].name is missing"
      ),
    ])
  func wrongShape(_ page: String, _ message: String) {
    do throws(WireError) {
      _ = try SyncPageHead(page: Array(page.utf8))
      Issue.record("the page is of the wrong shape")
    } catch {
      #expect(error.description == "/transactions/sync: \(message)")
    }
  }

  @Test("broken JSON takes precedence over a wrong shape, and its error names the byte")
  func syntaxFirst() {
    let page = Array(#"{"added":5,"has_more":tru}"#.utf8)
    let error = WireError(.transactionsSync, [], .syntax(JSONError(.badLiteral, at: 22)))
    #expect(throws: error) { try SyncPageHead(page: page) }
  }

  @Test("a repeated key of the page is refused")
  func repeatedKey() {
    let page = Array(#"{"has_more":true,"has_more":false}"#.utf8)
    let error = WireError(
      .transactionsSync, [], .syntax(JSONError(.duplicateKey("has_more"), at: 17)))
    #expect(throws: error) { try SyncPageHead(page: page) }
  }
}
