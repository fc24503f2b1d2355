import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSyncSandbox

/// One history: two banks with daily changes, a user who edits, and pulls that run into faults,
/// die, overlap and restart. The model receives only the banks' data and the user's actions.
final class Simulation {
  /// What occurred in some histories.
  struct Tally {
    var histories = 0
    var days = 0
    var pulls = 0
    var failures = 0
    var crashes = 0
    var commits = 0
    var dataEvents = 0
    var edits = 0
    var late = 0
  }

  static let daysOfAHistory = 40

  let seed: UInt64
  let harness: EndToEndHarness
  var random: SeededRandom
  var model = SimulationModel()
  var tally = Tally()
  var items: [Item] = []
  /// Processes that died during a pull; they hang until the history is over.
  var dead: [DeadProcess] = []
  private var pid: Int32 = 100

  private init(seed: UInt64, on harness: EndToEndHarness) {
    self.seed = seed
    self.harness = harness
    random = SeededRandom(seed: seed &* 7919)
  }

  /// Runs a history and compares the final books with the model.
  static func run(seed: UInt64, _ tally: inout Tally) async throws {
    var ended: Tally?
    try await EndToEndHarness.with({ setup in
      setup.seed = seed
      setup.readiness = seed.isMultiple(of: 2) ? .byCalls : .immediate
    }) { harness in
      let simulation = Simulation(seed: seed, on: harness)
      try await simulation.open()
      for _ in 0..<daysOfAHistory { try await simulation.live() }
      try await simulation.close()
      ended = simulation.tally
    }
    if let ended { tally.add(ended) }
  }

  /// The pid of a new process.
  func newProcess() -> Int32 {
    pid += 1
    return pid
  }

  private func open() async throws {
    // Answers with faults are wrong on purpose and must not be checked against Plaid's description.
    harness.wire.stopRecording()
    for number in 0..<2 {
      let item = try await harness.link("user_custom", password: customer(number))
      items.append(item)
      harness.script(item) { script in
        for (place, id) in script.accountIDs.enumerated() {
          script.setPersistentID("persistent-\(number)-\(place)", of: id)
        }
      }
    }
    let opening = Valuation(
      date: harness.clock.today.adding(days: -20), amount: try Amount("250"), kind: .opening)
    let cash = try await harness.ledger.addAccount(
      NewAccount(
        familyID: harness.family.id, name: "Cash", kind: .depository, subtype: nil,
        currency: Currency("USD"), opening: opening))
    model.set(opening, of: cash.id)
  }

  /// One day: changes at the banks, actions of the user, some pulls, and then usually the next day.
  private func live() async throws {
    for _ in 0..<random.number(in: 0...4) { happenAtBank() }
    for _ in 0..<random.number(in: 0...2) { try await edit() }
    for _ in 0..<random.number(in: 0...2) { try await round() }
    tally.days += 1
    switch random.number(in: 0...19) {
    case 0: harness.clock.advance(days: random.number(in: 2...6))
    case 1:
      // A clock that was set wrong for one pull.
      harness.clock.advance(days: 1)
      try await round()
      harness.clock.advance(days: -1)
    default: harness.clock.advance(days: 1)
    }
  }

  /// Turns the faults off, returns vanished accounts, repairs items that need their user, and pulls
  /// everything.
  private func close() async throws {
    tally.histories += 1
    harness.faults.plan = FaultPlan()
    for item in items {
      harness.script(item) { script in
        for id in script.accountIDs { script.setVanished(false, id) }
      }
    }
    harness.clock.advance(milliseconds: 60_000)
    let broken = try await harness.ledger.items(of: harness.family.id, includingUnlinked: false)
      .filter { $0.status.needsUser }
    if !broken.isEmpty { _ = try await harness.pull { $0.items = broken.map(\.id) } }
    let report = try await harness.pull()
    #expect(report.isComplete, "seed \(seed): \(report.outcomes.compactMap(\.failure))")
    try await noteCommits()
    for process in dead { await process.bury() }
    try await check()
  }

  private func check() async throws {
    let bank = items.map { harness.bank($0) }
    let comment = Comment("SIM_SEED=\(seed)")
    let expected = model.entries(of: bank).map(\.line).sorted()
    let found = try await harness.transactions().map(SimulationModel.line).sorted()
    #expect(difference(found, expected).isEmpty, comment)
    let late = try await harness.app.texts(
      """
      SELECT plaid_transaction_id || ' ' || late_reported_balance_id FROM transactions
      WHERE late_reported_balance_id IS NOT NULL
      """)
    #expect(difference(late.sorted(), model.lateFlags).isEmpty, comment)
    for account in try await harness.ledger.accounts(of: harness.family.id) {
      let rows = try await harness.ledger.balances(of: account.id, in: .everything)
      let book = model.book(of: account, bank, today: harness.clock.today)
      let computed = try NaiveBalances.rows(of: book)
      #expect(
        difference(rows.map { "\($0)" }, computed.map { "\($0)" }).isEmpty,
        "SIM_SEED=\(seed), \(account.name)")
    }
    #expect(try await harness.app.verify(harness.family).isEmpty, comment)
    let running = try await harness.app.texts(
      "SELECT sync_id FROM syncs WHERE status IN ('pending', 'syncing')")
    #expect(running.isEmpty, comment)
    try #expect(!harness.leavesBehind("access-sandbox-"), comment)
  }

  /// The lines that only one side has, at most a dozen.
  private func difference(_ found: [String], _ expected: [String]) -> [String] {
    let changes = found.difference(from: expected)
    return changes.prefix(12).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
  }
}

extension Simulation.Tally {
  /// Adds the counts of another history.
  mutating func add(_ other: Self) {
    histories += other.histories
    days += other.days
    pulls += other.pulls
    failures += other.failures
    crashes += other.crashes
    commits += other.commits
    dataEvents += other.dataEvents
    edits += other.edits
    late += other.late
  }
}
