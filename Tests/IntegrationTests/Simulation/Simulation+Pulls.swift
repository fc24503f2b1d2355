import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts
import TestSupport
import Testing

@testable import PlaidSync
@testable import PlaidSyncSandbox

extension Simulation {
  /// The random faults, each with a probability of one in a hundred exchanges or more.
  ///
  /// `modified-unknown` is excluded: it adds a transaction to the books that the bank itself does
  /// not have, so there would be no correct result.
  private static let causes: [ExchangeFault] = ExchangeFault.allCases.filter {
    $0 != .modifiedUnknown
  }

  /// One or two pulls, which may run into faults, each other or the user, or may be killed.
  func round() async throws {
    harness.clock.advance(milliseconds: 60_000 + Int64(random.number(in: 0...3_600_000)))
    var plan = FaultPlan(seed: random.next())
    if !random.happens(oneIn: 3) {
      let rate = Amount(unchecked: Int64(random.number(in: 200_000...2_000_000)))
      plan.addRandom(Self.causes.map { (.fault($0), rate) })
    }
    harness.faults.plan = plan
    switch random.number(in: 0...5) {
    case 0: try await crash()
    case 1: try await pullTwice()
    case 2: try await pullWhileEditing()
    default: try await pull(by: harness.app, options())
    }
    harness.faults.plan = FaultPlan()
    harness.wire.forget()
    try await noteCommits()
  }

  /// Reports to the model which items were pulled, and the reported balances of their accounts.
  func noteCommits() async throws {
    let accounts = try await harness.ledger.accounts(of: harness.family.id)
    for item in items {
      let now = try await harness.item(item)
      guard model.lastSyncedAt[item.providerID] != now.lastSyncedAt else { continue }
      var reportedBalances: [AccountID: [ReportedBalance]] = [:]
      for account in accounts where account.itemID == item.id {
        reportedBalances[account.id] =
          try await harness.ledger.timeline(of: account.id, today: LocalDate(day: .max))
          .reportedBalances
      }
      tally.commits += 1
      tally.late += model.commit(harness.bank(item), as: now, accounts, reportedBalances)
    }
  }

  private func options() -> PullOptions {
    var options = PullOptions()
    if random.happens(oneIn: 3) { options.items = items.map(\.id) }
    options.isFull = random.happens(oneIn: 12)
    options.waits = random.happens(oneIn: 2)
    return options
  }

  private func pull(by app: Application, _ options: PullOptions) async throws {
    count(try await Self.failures(of: options, by: app))
  }

  private func pullTwice() async throws {
    let mine = harness.app
    let other = try await harness.process(newProcess())
    let (myOptions, others) = (options(), options())
    async let first = Self.failures(of: myOptions, by: mine)
    async let second = Self.failures(of: others, by: other)
    count(try await first)
    count(try await second)
  }

  /// Pulls, and returns the failures.
  private static func failures(
    of options: PullOptions, by app: Application
  ) async throws -> [Failure] {
    do {
      let report = try await app.pull(try await app.family(), options)
      return report.outcomes.compactMap(\.failure)
    } catch let failure as Failure {
      return [failure]
    }
  }

  private func count(_ failures: [Failure]) {
    tally.pulls += 1
    if !failures.isEmpty { tally.failures += 1 }
    #expect(failures.allSatisfy { $0.code != .broken }, "SIM_SEED=\(seed): \(failures)")
  }

  private func pullWhileEditing() async throws {
    guard let row = try await anyTransaction(isRemoved: false) else {
      return try await pull(by: harness.app, options())
    }
    let edit = transactionEdit(movesMoney: false)
    let books = harness.ledger
    let done = Stop.Counter()
    harness.wire.before("/transactions/sync", random.number(in: 1...3)) {
      _ async throws(TransportError) in
      do {
        _ = try await books.editTransaction(row.id, edit)
        _ = done.next()
      } catch {
        Issue.record("an edit during a pull failed: \(error)")
      }
      return nil
    }
    try await pull(by: harness.app, options())
    if done.count > 0 {
      model.note(edit, of: row)
      tally.edits += 1
    }
  }

  /// A pull whose process dies at one of its requests.
  private func crash() async throws {
    let wire = CrashingTransport(
      over: harness.wire, requests: random.number(in: 1...8), sendsLast: random.happens(oneIn: 2))
    let pid = newProcess()
    let clock = harness.clock
    let app = try await harness.process(pid, itemsAtOnce: 1, transport: wire)
    let options = options()
    let process = DeadProcess(wire) { _ = try await app.pull(try await app.family(), options) }
    let isDead = await process.lives { clock.kill(pid) }
    tally.pulls += 1
    if isDead {
      tally.crashes += 1
      dead.append(process)
    }
  }
}
