import PlaidSyncBalances
import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncSQLiteStore
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

@Suite("Errors of the provider")
struct ErrorTests {
  private let sync = "/transactions/sync"

  @Test("a required login is recorded for its item, which is then skipped; others are pulled")
  func loginRequired() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let broken = try await harness.link("user_bulk_10")
      let good = try await harness.link("user_bulk_20")
      try await harness.pull()
      let last = harness.clock.today
      harness.clock.advance(days: 1)
      harness.script(broken) { $0.setError(code: "ITEM_LOGIN_REQUIRED") }
      let account = harness.bank(good).accounts[0].id
      harness.script(good) { _ = $0.add("5", to: account) }

      let report = try await harness.pull()
      let failure = try #require(report.items[0].failure)
      #expect(failure.code == .loginRequired)
      #expect(failure.providerCode == "ITEM_LOGIN_REQUIRED")
      #expect(failure.remedy == .relink(item: ItemID(1)))
      #expect(report.items[1].failure == nil)
      #expect(report.items[1].work.stats.added == 1)
      let family = try #require(report.roots[0].failure)
      #expect(family.message == "1 of 2 failed: First Platypus Bank")
      #expect(family.cause?.contains(failure.message) == true)
      let marked = try await harness.item(broken)
      #expect(marked.status == .loginRequired && marked.errorCode == "ITEM_LOGIN_REQUIRED")
      #expect(marked.remedy == .relink(item: ItemID(1)) && marked.dataSyncedThrough == last)
      #expect(try await harness.app.family().dataSyncedThrough == last, "not everything was synced")
      let statuses = try await harness.ledger.syncTree(report.roots[0].syncID!).map(\.status)
      #expect(statuses.map(\.rawValue).sorted().first == "completed")
      #expect(statuses.prefix(1) == [.failed])

      harness.wire.forget()
      let again = try await harness.pull()
      #expect(again.items[0].failure?.code == .loginRequired)
      #expect(harness.wire.count("/item/get") == 2, "the broken one is only asked for its state")
      harness.script(broken) { $0.setError(code: nil) }
      let named = try await harness.pull { $0.items = [broken.id] }
      #expect(named.isComplete && named.roots.map(\.key) == [.item(broken.id)])
      #expect(try await harness.item(broken).status == .good)
      #expect(try await harness.item(broken).remedy == nil)
      #expect(try await harness.pull().isComplete)
    }
  }

  @Test(
    "each kind of error leaves the item in the status of the table",
    arguments: [
      ("ITEM_ERROR", "ITEM_NOT_FOUND", ItemStatus.revoked, FailureCode.itemGone, 1),
      ("ITEM_ERROR", "ITEM_LOCKED", .loginRequired, .loginRequired, 1),
      ("INVALID_INPUT", "ADDITIONAL_CONSENT_REQUIRED", .loginRequired, .loginRequired, 1),
      ("INSTITUTION_ERROR", "UNSUPPORTED_RESPONSE", .error, .provider, 1),
      ("ITEM_ERROR", "NEVER_HEARD_OF", .error, .provider, 1),
      ("INSTITUTION_ERROR", "INSTITUTION_DOWN", .error, .unreachable, 4),
      ("API_ERROR", "PLANNED_MAINTENANCE", .error, .unreachable, 4),
      ("RATE_LIMIT_EXCEEDED", "ACCOUNTS_LIMIT", .good, .rateLimited, 3),
      ("INVALID_REQUEST", "MISSING_FIELDS", .good, .provider, 1),
    ])
  func troubles(
    _ type: String, _ code: String, _ status: ItemStatus, _ failureCode: FailureCode,
    _ attempts: Int
  ) async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      try await harness.pull()
      let before = try await harness.books()
      harness.wire.forget()
      harness.wire.before("/accounts/get") { _ throws(TransportError) in .plaidError(type, code) }
      let report = try await harness.pull()
      let failure = try #require(report.items[0].failure)
      #expect(failure.code == failureCode && failure.providerCode == code)
      #expect(failure.requestID == "req-scripted")
      #expect(failure.message.hasPrefix("pulling First Platypus Bank failed: "))
      #expect(harness.wire.count("/accounts/get") == attempts)
      #expect(harness.wire.count(sync) == 0)
      #expect(report.items[0].work.stats.requests == attempts + 1)
      #expect(try await harness.item(item).status == status)
      #expect(try await harness.books() == before, "the data is kept")
      harness.wire.forget()
      #expect(try await harness.pull { $0.items = [item.id] }.isComplete)
      #expect(try await harness.item(item).status == .good)
      #expect(try await harness.item(item).errorCode == nil)
    }
  }

  @Test("transient errors are retried with growing pauses, and rate limits after a minute")
  func retries() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      try await harness.link("user_bulk_10")
      for number in 1...3 {
        harness.wire.before(sync, number) { _ throws(TransportError) in
          .plaidError("INSTITUTION_ERROR", "INSTITUTION_NOT_RESPONDING")
        }
      }
      #expect(try await harness.pull().isComplete)
      #expect(harness.clock.sleeps.count == 3)
      for (pause, longest) in zip(harness.clock.sleeps, [500, 1000, 2000] as [Int64]) {
        #expect((0...longest).contains(pause))
      }
      harness.wire.before(sync, 1) { _ throws(TransportError) in
        .plaidError("RATE_LIMIT_EXCEEDED", "TRANSACTIONS_SYNC_LIMIT", status: 429)
      }
      #expect(try await harness.pull().isComplete)
      #expect((60_000...66_000).contains(harness.clock.sleeps[3]))
      harness.wire.before(sync, 1) { _ throws(TransportError) in
        .plaidError("RATE_LIMIT_EXCEEDED", "TRANSACTIONS_SYNC_LIMIT", status: 429, retryAfter: "7")
      }
      #expect(try await harness.pull().isComplete)
      #expect((7_000...13_000).contains(harness.clock.sleeps[4]))
      harness.wire.before(sync) { _ throws(TransportError) in
        .plaidError(
          "RATE_LIMIT_EXCEEDED", "TRANSACTIONS_SYNC_LIMIT", status: 429, retryAfter: "3600")
      }
      let report = try await harness.pull()
      #expect(report.items[0].failure?.code == .rateLimited)
      #expect(report.items[0].failure?.retryAfterSeconds == 3600)
      #expect(harness.clock.sleeps.count == 5, "an hour is left to the next run")
    }
  }

  @Test("wrong credentials stop the run: no retry, and no further item is called")
  func wrongCredentials() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      for _ in 0..<6 { try await harness.link("user_bulk_0") }
      let wrong = try await harness.process(2, secret: "wr0ng")
      harness.wire.forget()
      let report = try await harness.pull(by: wrong)
      #expect(report.items.count == 6)
      for item in report.items {
        let failure = try #require(item.failure)
        #expect(failure.code == .credentials && failure.code.exitStatus == 77)
        #expect(!"\(failure)".contains("wr0ng"))
      }
      #expect((1...2).contains(harness.wire.sent.count), "one per concurrent item")
      #expect(harness.clock.sleeps == [])
      let items = try await harness.ledger.items(of: harness.family.id, includingUnlinked: false)
      #expect(items.allSatisfy { $0.status == .good })
    }
  }

  @Test(
    "a lost connection is retried if that can help, and is not an error of the item",
    arguments: [
      (TransportError.resolve("x"), FailureCode.unreachable, 4),
      (.connect("x"), .unreachable, 4),
      (.timeOut("x"), .unreachable, 4),
      (.disconnected("x"), .unreachable, 4),
      (.unavailable("x"), .unreachable, 4),
      (.protocolViolation("x"), .protocolViolation, 4),
      (.tls("x"), .unreachable, 1),
      (.tooLarge("x"), .protocolViolation, 1),
      (.invalidRequest("x"), .configuration, 1),
    ])
  func transportErrors(
    _ error: TransportError, _ code: FailureCode, _ attempts: Int
  ) async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      try await harness.pull()
      let before = try await harness.books()
      harness.wire.forget()
      harness.wire.before(sync) { _ throws(TransportError) in throw error }
      let report = try await harness.pull()
      #expect(report.items[0].failure?.code == code)
      #expect(harness.wire.count(sync) == attempts)
      #expect(try await harness.item(item).status == .good)
      #expect(try await harness.books() == before)
      harness.wire.forget()
      #expect(try await harness.pull().isComplete)
    }
  }

  @Test(
    "an answer that does not come from Plaid fails with the matching code",
    arguments: [
      (200, "{\"added\":[", FailureCode.protocolViolation, 1),
      (200, "{}", .protocolViolation, 1),
      (200, "<html>login</html>", .protocolViolation, 1),
      (502, "<html>bad gateway</html>", .unreachable, 4),
      (429, "slow down", .rateLimited, 3),
      (404, "not here", .protocolViolation, 1),
      (
        200,
        """
        {"added":[],"modified":[],"removed":[],"accounts":[],"next_cursor":"","has_more":true,
         "request_id":"r","transactions_update_status":"HISTORICAL_UPDATE_COMPLETE"}
        """, .protocolViolation, 4
      ),
    ])
  func strangeAnswers(
    _ status: Int, _ body: String, _ code: FailureCode, _ attempts: Int
  ) async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      harness.wire.before(sync) { _ throws(TransportError) in
        HTTPResponse(status: status, body: Array(body.utf8))
      }
      let report = try await harness.pull()
      #expect(report.items[0].failure?.code == code)
      #expect(harness.wire.count(sync) == attempts)
      #expect(try await harness.transactions().isEmpty)
      harness.wire.forget()
      #expect(try await harness.pull().isComplete)
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
    }
  }

  @Test("an item with a transient error is still called, and its data is used")
  func passingError() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      harness.wire.before("/accounts/get", 1) { _ throws(TransportError) in
        harness.script(item) { $0.setError(code: nil) }
        return nil
      }
      harness.script(item) { $0.setError(type: "INSTITUTION_ERROR", code: "INSTITUTION_DOWN") }
      #expect(try await harness.pull().isComplete)
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
      #expect(try await harness.pull().isComplete)
      #expect(try await harness.item(item).status == .good)
    }
  }

  @Test("a bank without transactions causes no failure")
  func productNotSupported() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      try await harness.link("user_bulk_10")
      harness.wire.before(sync) { _ throws(TransportError) in
        .plaidError("ITEM_ERROR", "PRODUCTS_NOT_SUPPORTED")
      }
      let report = try await harness.pull()
      #expect(report.isComplete && report.warnings == [])
      #expect(try await harness.account("Bulk Checking").balance?.description == "5000")
    }
  }

  @Test("a page that cannot be applied is not kept, so it does not stop the next pull")
  func poisonedPage() async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      let item = try await harness.link("user_bulk_10")
      let configuration = harness.app.configuration
      let world = harness.clock.world()
      let mangling = Application(
        configuration: configuration, world: world,
        books: try SQLiteStore(
          path: configuration.databasePath, world: world, calculator: AccountCalculator(),
          decoder: ManglingDecoder()),
        aggregator: harness.app.aggregator, sealer: harness.app.sealer)
      let report = try await harness.pull(by: mangling)
      #expect(report.items[0].failure?.code == .protocolViolation)
      #expect(try await harness.ledger.staging(of: item.id) == nil)
      #expect(try await harness.transactions().isEmpty)
      #expect(try await harness.pull().isComplete)
    }
  }
}
