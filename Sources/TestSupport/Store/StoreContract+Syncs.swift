import PlaidSyncLedger
import PlaidSyncPorts

extension StoreContract {
  /// Sync records: who runs a sync, and how it ends.
  static let syncs = [
    Clause("a pending sync that is requested again covers both requests", joining),
    Clause("a running sync with a live owner is reported, not started twice", running),
    Clause("a sync whose owner is dead or silent is taken over with its children", takeover),
    Clause("if many processes start a sync, exactly one succeeds", starting),
    Clause("a finished sync never changes", terminal),
    Clause("a record is read as it was written", recording),
  ]

  private static func request(
    _ scenario: StoreScenario, _ key: SyncKey? = nil, from start: LocalDate? = nil,
    isFull: Bool = false,
    parent: SyncID? = nil
  ) -> SyncRequest {
    SyncRequest(
      key: key ?? .family(scenario.family.id), parentID: parent, isFull: isFull,
      window: SyncWindow(start: start, end: scenario.today))
  }

  /// Requests a sync that has not been requested yet.
  private static func created(
    _ request: SyncRequest, _ scenario: StoreScenario, pid: Int32 = 1
  ) async throws -> SyncRecord {
    let ticket = try await scenario.store.requestSync(request, in: scenario.clock.world(pid: pid))
    guard case .created(let record) = ticket else {
      throw ContractBreach("a new record was expected, not \(ticket)")
    }
    return record
  }

  private static func record(_ id: SyncID, _ scenario: StoreScenario) async throws -> SyncRecord {
    try await scenario.store.syncTree(id)[0]
  }

  @Sendable private static func joining(_ scenario: StoreScenario) async throws {
    let today = scenario.today
    let first = try await created(request(scenario, from: today.adding(days: -2)), scenario)
    let ticket = try await scenario.store.requestSync(
      request(scenario, from: today.adding(days: -9), isFull: true),
      in: scenario.clock.world(pid: 2))
    guard case .joined(let joined) = ticket, joined.id == first.id else {
      throw ContractBreach("the pending record was not joined: \(ticket)")
    }
    try ContractBreach.unless(joined.isFull, "the record does not cover the full request")
    try ContractBreach.unlessEqual(
      joined.window, SyncWindow(start: today.adding(days: -9), end: today), "the window")
  }

  @Sendable private static func running(_ scenario: StoreScenario) async throws {
    let record = try await created(request(scenario), scenario)
    _ = try await scenario.store.startSync(record.id, in: scenario.clock.world())
    scenario.clock.advance(milliseconds: 59_000)
    let other = scenario.clock.world(pid: 2)
    for _ in 0..<2 {
      let ticket = try await scenario.store.requestSync(request(scenario), in: other)
      guard case .running(let found) = ticket, found.id == record.id else {
        throw ContractBreach("a live sync was not reported: \(ticket)")
      }
      // A heartbeat extends its lease by a minute.
      try await scenario.store.heartbeat([record.id], in: scenario.clock.world())
      scenario.clock.advance(milliseconds: 59_000)
    }
  }

  @Sendable private static func takeover(_ scenario: StoreScenario) async throws {
    let account = try await scenario.addAccount("Box")
    for isDead in [true, false] {
      let store = scenario.store
      let pid: Int32 = isDead ? 7 : 8
      let owner = scenario.clock.world(pid: pid)
      let root = try await created(request(scenario), scenario, pid: pid)
      _ = try await store.startSync(root.id, in: owner)
      let child = try await created(
        request(scenario, .account(account.id), parent: root.id), scenario, pid: pid)
      _ = try await store.startSync(child.id, in: owner)
      if isDead { scenario.clock.kill(pid) } else { scenario.clock.advance(milliseconds: 60_000) }
      let next = try await created(request(scenario), scenario, pid: 9)
      let tree = try await store.syncTree(root.id)
      try ContractBreach.unlessEqual(tree.map(\.status), [.stale, .stale], "the old records")
      try ContractBreach.unlessEqual(tree[0].finishedAt, scenario.clock.now, "old record's end")
      let result = SyncResult(window: .everything, stats: SyncStats())
      for id in tree.map(\.id) {
        try ContractBreach.unless(
          try await !store.finishSync(id, result, in: owner), "the old owner finished it")
      }
      _ = try await store.startSync(next.id, in: scenario.clock.world(pid: 9))
      _ = try await store.finishSync(next.id, result, in: scenario.clock.world(pid: 9))
    }
  }

  @Sendable private static func starting(_ scenario: StoreScenario) async throws {
    let record = try await created(request(scenario), scenario)
    let winners = try await withThrowingTaskGroup(of: Bool.self) { group in
      for pid in Int32(2)...9 {
        group.addTask {
          try await scenario.store.startSync(record.id, in: scenario.clock.world(pid: pid))
        }
      }
      return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
    }
    try ContractBreach.unlessEqual(winners, 1, "processes that started it")
  }

  @Sendable private static func terminal(_ scenario: StoreScenario) async throws {
    let (store, world) = (scenario.store, scenario.clock.world())
    for failure in [nil, Failure(.provider, "the bank is closed")] {
      let record = try await created(request(scenario), scenario)
      let result = SyncResult(failure: failure, window: .everything, stats: SyncStats())
      try ContractBreach.unless(
        try await !store.finishSync(record.id, result, in: world), "a pending one was finished")
      _ = try await store.startSync(record.id, in: world)
      try ContractBreach.unless(
        try await store.finishSync(record.id, result, in: world), "it could not be finished")
      let before = try await Self.record(record.id, scenario)
      try ContractBreach.unlessEqual(
        before.status, failure == nil ? .completed : .failed, "the status")
      scenario.clock.advance(milliseconds: 5)
      let again = SyncResult(
        failure: Failure(.broken, "other"), window: .everything, stats: SyncStats())
      try ContractBreach.unless(
        try await !store.startSync(record.id, in: world), "it was started again")
      try ContractBreach.unless(
        try await !store.finishSync(record.id, again, in: world), "it was finished again")
      try await store.heartbeat([record.id], in: world)
      let after = try await Self.record(record.id, scenario)
      try ContractBreach.unless(after == before, "it changed: \(after)")
    }
  }

  @Sendable private static func recording(_ scenario: StoreScenario) async throws {
    let (store, world) = (scenario.store, scenario.clock.world())
    let root = try await created(request(scenario, isFull: true), scenario)
    _ = try await store.startSync(root.id, in: world)
    var stats = SyncStats()
    (stats.requests, stats.pages, stats.added, stats.balancesWritten) = (3, 2, 5, 7)
    stats.drift = try Amount("-0.00000001")
    let window = SyncWindow(start: scenario.today.adding(days: -3), end: scenario.today)
    let failure = Failure(
      .provider, "the bank said „no“ \"twice\"", remedy: "wait", cause: "INSTITUTION_DOWN",
      providerCode: "INSTITUTION_DOWN", requestID: "abc")
    let result = SyncResult(
      failure: failure, window: window, stats: stats, warnings: ["one", "two\nlines"])
    _ = try await store.finishSync(root.id, result, in: world)
    let found = try await record(root.id, scenario)
    try ContractBreach.unlessEqual(
      SyncResult(
        failure: found.failure, window: found.window, stats: found.stats, warnings: found.warnings),
      result, "the record")
    try ContractBreach.unlessEqual(found.owner, world.process, "the owner")
    try ContractBreach.unless(found.isFull, "it is not full")
    var query = SyncQuery(familyID: scenario.family.id)
    query.key = .family(scenario.family.id)
    try ContractBreach.unlessEqual(try await store.syncs(query), [found], "the list")
  }
}
