import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

/// Each fault of an exchange on its own, and its effect on a pull.
@Suite("Pulls with faults")
struct FaultPullTests {
  private let sync = "/transactions/sync"

  /// An item with 20 transactions in the books, and two more pages of them at the bank.
  private func withUpdate(
    of count: Int = 510, _ body: (EndToEndHarness, Item) async throws -> Void
  ) async throws {
    try await EndToEndHarness.with({ $0.readiness = .immediate }) { harness in
      harness.wire.stopRecording()
      let item = try await harness.link("user_bulk_20")
      try await harness.pull()
      harness.apply(.largeUpdate, to: item, seed: 1, count: count)
      harness.wire.forget()
      try await body(harness, item)
    }
  }

  /// The books after the same update without a fault.
  private func undisturbed(of count: Int = 510) async throws -> Books {
    var books: Books?
    try await withUpdate(of: count) { harness, item in
      #expect(try await harness.pull().isComplete)
      #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item))
      books = try await harness.books()
    }
    return try #require(books)
  }

  /// The outcome of a pull with a fault on one call to `/transactions/sync`; `nil` is success.
  private static let once: [(ExchangeFault, FailureCode?)] = [
    (.connectionRefused, nil), (.reset, nil), (.slowDrip, nil), (.http500, nil), (.http502, nil),
    (.rateLimit, nil), (.rateLimitRetryAfter, nil), (.internalServerError, nil),
    (.institutionDown, nil), (.institutionNotResponding, nil), (.productNotReady, nil),
    (.mutation, nil), (.emptyCursor, nil), (.duplicateRows, nil), (.pageTwice, nil),
    (.removedUnknown, nil), (.modifiedUnknown, nil),
    (.truncatedJSON, .protocolViolation), (.wrongJSON, .protocolViolation),
    (.loginRequired, .loginRequired), (.itemNotFound, .itemGone), (.invalidAccessToken, .itemGone),
    (.accessNotGranted, .loginRequired), (.consentRequired, .loginRequired),
  ]

  @Test(
    "a fault during an update is retried, or ends the pull without changing the books")
  func once() async throws {
    let expected = try await undisturbed()
    for (fault, code) in Self.once {
      try await withUpdate { harness, item in
        let before = try await harness.books()
        harness.faults.plan = FaultPlan([
          FaultRule(
            .fault(fault), at: sync, seconds: fault == .slowDrip ? 60 : nil, calls: [2])
        ])
        let report = try await harness.pull()
        #expect(report.items[0].failure?.code == code, "\(fault): \(report.items[0].failure)")
        #expect(try await harness.books() == (code == nil ? expected : before), "\(fault)")
        try await expectRecovery(harness, item, expected, "\(fault) once")
      }
    }
  }

  /// The outcome of a pull if the fault persists: failure, status of the item, number of requests.
  private static let lasting: [(ExchangeFault, FailureCode?, ItemStatus, Int)] = [
    (.connectionRefused, .unreachable, .good, 4), (.reset, .unreachable, .good, 4),
    (.slowDrip, .unreachable, .good, 4), (.http500, .unreachable, .good, 4),
    (.http502, .unreachable, .good, 4), (.truncatedJSON, .protocolViolation, .good, 1),
    (.wrongJSON, .protocolViolation, .good, 1), (.rateLimit, .rateLimited, .good, 3),
    (.rateLimitRetryAfter, .rateLimited, .good, 4),
    (.internalServerError, .unreachable, .error, 4), (.institutionDown, .unreachable, .error, 4),
    (.institutionNotResponding, .unreachable, .error, 4),
    (.productNotReady, .unreachable, .error, 4),
    (.loginRequired, .loginRequired, .loginRequired, 1),
    (.itemNotFound, .itemGone, .revoked, 1), (.invalidAccessToken, .itemGone, .revoked, 1),
    (.accessNotGranted, .loginRequired, .loginRequired, 1),
    (.consentRequired, .loginRequired, .loginRequired, 1), (.mutation, .provider, .good, 6),
    (.emptyCursor, .protocolViolation, .good, 4), (.pageTwice, .protocolViolation, .good, 5),
    (.duplicateRows, nil, .good, 2), (.removedUnknown, nil, .good, 2),
    (.modifiedUnknown, nil, .good, 2),
  ]

  @Test(
    "a persistent fault ends the pull with a reason; after it ends, the next pull completes all")
  func lasting() async throws {
    let expected = try await undisturbed()
    for (fault, code, status, calls) in Self.lasting {
      try await withUpdate { harness, item in
        let before = try await harness.books()
        harness.faults.plan = FaultPlan([
          FaultRule(.fault(fault), at: sync, seconds: fault == .slowDrip ? 60 : nil)
        ])
        let report = try await harness.pull()
        let failure = report.items[0].failure
        #expect(failure?.code == code, "\(fault): \(failure)")
        #expect(failure == nil || failure?.remedy != nil, "\(fault) has a remedy")
        #expect(try await harness.item(item).status == status, "\(fault)")
        #expect(harness.wire.count(sync) == calls, "\(fault)")
        #expect(try await harness.books() == (code == nil ? expected : before), "\(fault)")
        try await expectRecovery(harness, item, expected, "persistent \(fault)")
      }
    }
  }

  @Test("every fault of an exchange, except the refused cursor, is in both tables")
  func complete() {
    let all = Set(ExchangeFault.allCases).subtracting([.cursorRefused])
    #expect(Set(Self.once.map(\.0)) == all)
    #expect(Set(Self.lasting.map(\.0)) == all)
  }

  @Test(
    "a permanently refused cursor does not change the books, and fetching everything again works"
  )
  func refusedCursor() async throws {
    let expected = try await undisturbed()
    try await withUpdate { harness, item in
      let before = try await harness.books()
      harness.faults.plan = FaultPlan([FaultRule(.fault(.cursorRefused), timesMax: 1)])
      let report = try await harness.pull()
      harness.faults.plan = FaultPlan()
      if let failure = report.items[0].failure {
        #expect(failure.remedy == .trying(.retryLater, otherwise: .pullFull(item: ItemID(1))))
        #expect(try await harness.books() == before)
        let full = try await harness.pull { $0.isFull = true }
        #expect(full.isComplete)
      }
      try await expectRecovery(harness, item, expected, "cursor refused")
    }
  }

  @Test("a request lost at another endpoint of a pull is repeated, or fails the pull")
  func otherEndpoints() async throws {
    let expected = try await undisturbed(of: 3)
    let faults: [(ExchangeFault, FailureCode?)] = [
      (.connectionRefused, nil), (.reset, nil), (.http502, nil), (.rateLimitRetryAfter, nil),
      (.institutionDown, nil), (.truncatedJSON, .protocolViolation),
      (.wrongJSON, .protocolViolation), (.loginRequired, .loginRequired),
    ]
    for path in ["/item/get", "/accounts/get"] {
      for (fault, code) in faults {
        try await withUpdate(of: 3) { harness, item in
          harness.faults.plan = FaultPlan([FaultRule(.fault(fault), at: path, calls: [1])])
          let report = try await harness.pull()
          #expect(report.items[0].failure?.code == code, "\(fault) at \(path)")
          try await expectRecovery(harness, item, expected, "\(fault) at \(path)")
        }
      }
    }
  }

  @Test("random faults at all endpoints never corrupt the books, and days later all data is there")
  func random() async throws {
    let rate = try Amount("0.15")
    for seed in 1...4 as ClosedRange<UInt64> {
      try await EndToEndHarness.with({
        $0.readiness = .immediate
        $0.seed = seed
      }) { harness in
        harness.wire.stopRecording()
        let item = try await harness.link("user_bulk_50")
        try await harness.pull()
        // A required login, or a permanently refused cursor, does not end with the fault.
        let lasting: Set<ExchangeFault> = [
          .cursorRefused, .loginRequired, .itemNotFound, .invalidAccessToken, .accessNotGranted,
          .consentRequired, .slowDrip, .rateLimit,
        ]
        var plan = FaultPlan(seed: seed)
        plan.addRandom(
          ExchangeFault.allCases.filter { !lasting.contains($0) }.map { (.fault($0), rate) })
        harness.faults.plan = plan
        for day in 1...6 as ClosedRange<UInt64> {
          harness.clock.advance(days: 1)
          harness.apply(.largeUpdate, to: item, seed: seed &* 100 + day, count: 520)
          _ = try await harness.pull()
          #expect(try await harness.app.verify(harness.family) == [], "seed \(seed), day \(day)")
        }
        harness.faults.plan = FaultPlan()
        let last = try await harness.pull()
        #expect(last.isComplete, "seed \(seed): \(last.outcomes.compactMap(\.failure))")
        #expect(
          try await harness.listedTransactions() == harness.listedTransactions(at: item),
          "seed \(seed)")
        #expect(try await harness.app.verify(harness.family) == [], "seed \(seed)")
      }
    }
  }

  /// Without faults, one pull gives the undisturbed books; so does the next one, after another
  /// change at the bank.
  private func expectRecovery(
    _ harness: EndToEndHarness, _ item: Item, _ expected: Books, _ comment: Comment
  ) async throws {
    harness.faults.plan = FaultPlan()
    let report = try await harness.pull { $0.items = [item.id] }
    #expect(report.isComplete, comment)
    #expect(try await harness.books().difference(from: expected) == [], comment)
    #expect(try await harness.item(item).status == .good, comment)
    harness.script(item) { _ = $0.add("1.5", to: $0.accountIDs[0]) }
    #expect(try await harness.pull().isComplete, comment)
    #expect(try await harness.listedTransactions() == harness.listedTransactions(at: item), comment)
    let open = try await harness.ledger.syncs(SyncQuery(familyID: harness.family.id))
    #expect(open.allSatisfy { $0.status.isTerminal }, comment)
  }
}
