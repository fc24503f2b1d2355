import PlaidSyncLedger
import PlaidSyncPorts

extension StoreContract {
  /// Watermarks, and what is recomputed.
  static let watermarks = [
    Clause("a changed input dated X takes the watermark back to X − 1", invalidating),
    Clause("a change that is not counted or after the watermark does not move it", notInvalidating),
    Clause("a repeated sync computes one day and writes nothing", repeating),
    Clause("a full sync, and a sync after watermarks were removed, computes every day", full),
    Clause("rows outside the account's days are deleted", outside),
    Clause("sums out of range fail with the account's id, and nothing is lost", overflow),
  ]

  @Sendable private static func invalidating(_ scenario: StoreScenario) async throws {
    let today = scenario.today
    let store = scenario.store
    let account = try await scenario.addAccount(
      "Box", opening: Valuation(date: today.adding(days: -30), amount: .zero, kind: .opening))
    let entry = try await scenario.add("5", on: today.adding(days: -10), to: account)
    try await scenario.sync(account.id)
    func expect(_ daysAgo: Int, after what: String) async throws {
      try ContractBreach.unlessEqual(
        try await scenario.watermark(of: account), today.adding(days: -daysAgo),
        "the watermark after \(what)")
      try await scenario.sync(account.id)
    }
    try await scenario.add("7", on: today.adding(days: -4), to: account)
    try await expect(5, after: "an entry 4 days ago")
    var edit = TransactionEdit()
    edit.date = .set(today.adding(days: -2))
    _ = try await store.editTransaction(entry.id, edit)
    try await expect(11, after: "an entry moved from 10 to 2 days ago")
    edit.date = .set(today.adding(days: -12))
    _ = try await store.editTransaction(entry.id, edit)
    try await expect(13, after: "an entry moved from 2 to 12 days ago")
    edit = TransactionEdit()
    edit.amount = .set(try Amount("6"))
    _ = try await store.editTransaction(entry.id, edit)
    try await expect(13, after: "another amount 12 days ago")
    try await store.deleteTransaction(entry.id, at: scenario.clock.now)
    try await expect(13, after: "deleting the entry 12 days ago")
    let valuation = Valuation(
      date: today.adding(days: -7), amount: try Amount("50"), kind: .reconciliation)
    try await store.setValuation(valuation, of: account.id)
    try await expect(8, after: "a valuation 7 days ago")
    try await store.deleteValuation(of: account.id, on: valuation.date)
    try await expect(8, after: "deleting the valuation 7 days ago")
  }

  @Sendable private static func notInvalidating(_ scenario: StoreScenario) async throws {
    let today = scenario.today
    let report = try AccountReport.of("checking", current: "10")
    let past = today.adding(days: -5)
    try await scenario.pull("t1 checking \(past) 1 USD Shop", accounts: [report])
    let account = try await scenario.account("checking")
    try await scenario.sync(account.id)
    let before = scenario.clock.now
    try await scenario.pull("p1 checking \(past) 2 USD Shop pending", accounts: [])
    try await scenario.pull("p1 removed", accounts: [])
    try await scenario.add("3", on: today.next, to: account)
    var edit = TransactionEdit()
    edit.name = .set("Other")
    edit.notes = .set("noted")
    edit.isExcluded = .set(true)
    for entry in try await scenario.transactions() {
      _ = try await scenario.store.editTransaction(entry.id, edit)
    }
    try ContractBreach.unlessEqual(
      try await scenario.watermark(of: account), before.dateInUTC,
      "the watermark after changes that are not counted")
  }

  @Sendable private static func repeating(_ scenario: StoreScenario) async throws {
    let today = scenario.today
    let report = try AccountReport.of("checking", current: "10")
    try await scenario.pull(
      "t1 checking \(today.adding(days: -100)) 1 USD Shop", accounts: [report])
    let account = try await scenario.account("checking")
    let first = try await scenario.sync(account.id)
    try ContractBreach.unlessEqual(first.written, 102, "rows written at first")
    let second = try await scenario.sync(account.id)
    try ContractBreach.unlessEqual(
      [second.computed, second.written], [1, 0], "rows computed and written by a repeated sync")
    let full = try await scenario.sync(account.id, isFull: true)
    try ContractBreach.unlessEqual(
      [full.computed, full.written], [102, 0], "rows computed and written by a full sync")
    scenario.clock.advance(days: 1)
    let next = try await scenario.sync(account.id)
    try ContractBreach.unlessEqual(next.written, 1, "rows written on the next day")
    try ContractBreach.unlessEqual(
      next.window, SyncWindow(start: today, end: today.next), "the window of the next day")
  }

  @Sendable private static func full(_ scenario: StoreScenario) async throws {
    let account = try await scenario.addAccount("Box")
    try await scenario.add("-5", on: scenario.today.adding(days: -9), to: account)
    try await scenario.sync(account.id)
    for scope in [
      SyncKey.account(account.id), .family(scenario.family.id),
    ] {
      try await scenario.store.forgetWatermarks(of: scope)
      try ContractBreach.unlessEqual(
        try await scenario.watermark(of: account), nil, "the watermark of \(scope)")
      let outcome = try await scenario.sync(account.id)
      try ContractBreach.unlessEqual(outcome.computed, 11, "rows computed without a watermark")
      try ContractBreach.unlessEqual(outcome.window.start, nil, "the window's start")
    }
  }

  @Sendable private static func outside(_ scenario: StoreScenario) async throws {
    let today = scenario.today
    let account = try await scenario.addAccount("Box")
    let old = try await scenario.add("-5", on: today.adding(days: -20), to: account)
    try await scenario.add("-5", on: today.adding(days: -3), to: account)
    try await scenario.sync(account.id)
    try await scenario.store.deleteTransaction(old.id, at: scenario.clock.now)
    try await scenario.sync(account.id)
    func expect(_ first: LocalDate?, _ last: LocalDate?, _ about: String) async throws {
      let rows = try await scenario.rows(of: account.id)
      try ContractBreach.unlessEqual([rows.first?.date, rows.last?.date], [first, last], about)
    }
    try await expect(today.adding(days: -4), today, "days after the oldest entry was deleted")
    let yesterday = today.previous
    try await scenario.sync(account.id, on: yesterday)
    try await expect(today.adding(days: -4), yesterday, "days after the clock was set back")
    for entry in try await scenario.transactions() {
      try await scenario.store.deleteTransaction(entry.id, at: scenario.clock.now)
    }
    try await scenario.sync(account.id)
    try await expect(nil, nil, "days of an empty account")
  }

  @Sendable private static func overflow(_ scenario: StoreScenario) async throws {
    let account = try await scenario.addAccount("Box")
    let day = scenario.today.adding(days: -3)
    try await scenario.add("-90000000000", on: day, to: account)
    try await scenario.sync(account.id)
    let before = try await scenario.rows(of: account.id)
    for date in [day, day.next] {
      let entry = try await scenario.add("-90000000000", on: date, to: account)
      do {
        try await scenario.sync(account.id)
        throw ContractBreach("a balance of 180 billion was accepted")
      } catch let failure as Failure {
        try ContractBreach.unlessEqual(failure.code, .badInput, "\(failure)")
        try ContractBreach.unless(
          failure.message.contains("account \(account.id) on \(date)"), failure.message)
      }
      let rows = try await scenario.rows(of: account.id)
      try ContractBreach.unless(rows == before, "a failed sync changed rows")
      try await scenario.store.deleteTransaction(entry.id, at: scenario.clock.now)
    }
    try await scenario.sync(account.id)
    try ContractBreach.unlessEqual(try await scenario.findings(), [], "findings")
  }
}
