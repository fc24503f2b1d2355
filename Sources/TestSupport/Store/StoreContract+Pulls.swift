import PlaidSyncLedger
import PlaidSyncPorts

extension StoreContract {
  /// The effect of a committed update on the books.
  static let pulls = [
    Clause("staged changes are not in the books until they are committed", staging),
    Clause("a page that is sent again changes nothing", replaying),
    Clause("equal amounts on one day stay two transactions", matches),
    Clause("a pending transaction posts under its id and keeps the user's edits", posting),
    Clause("a removed transaction is kept and returns if it is sent again", removing),
    Clause("a full update removes what it does not list, and restores what it does", listing),
    Clause("a late entry corrects the reported balances that lacked it", late),
    Clause("one bad element is quarantined and the rest is applied", quarantine),
    Clause("a finished sync writes nothing any more", overtaken),
    Clause("pages with a gap between them are neither staged nor committed", chain),
    Clause("a date out of this world is quarantined", dates),
    Clause("amounts of every size are stored without change", amounts),
  ]

  private static func checking(_ current: String) throws -> [AccountReport] {
    [try AccountReport.of("checking", current: current)]
  }

  @Sendable private static func staging(_ scenario: StoreScenario) async throws {
    let page = PageText.page(
      "t1 checking 2024-03-01 1 USD Shop", cursor: "1", hasMore: true)
    let store = scenario.store
    try await store.stage(page, fetchedWith: nil, of: scenario.item.id, by: scenario.syncID)
    try ContractBreach.unlessEqual(try await scenario.lines(), [], "books while a page is staged")
    let staged = try await store.staging(of: scenario.item.id)
    try ContractBreach.unlessEqual(
      staged,
      Staging(startCursor: nil, nextCursor: "1", hasMore: true, pages: 1, history: .complete),
      "staged pages")
    try await store.dropStaging(of: scenario.item.id, by: scenario.syncID)
    try ContractBreach.unlessEqual(
      try await store.staging(of: scenario.item.id), nil, "staging after it was dropped")
    try await scenario.commit(accounts: try checking("5"))
    try ContractBreach.unlessEqual(try await scenario.lines(), [], "books after the drop")
  }

  @Sendable private static func replaying(_ scenario: StoreScenario) async throws {
    let text = """
      t1 checking 2024-03-01 1.5 USD Shop
      t2 checking 2024-03-02 -20 EUR Pay
      t3 checking 2024-03-02 3 USD Fuel pending
      """
    let first = try await scenario.pull(text, accounts: try checking("5"))
    try ContractBreach.unlessEqual(first.stats.added, 3, "added")
    let account = try await scenario.account("checking")
    try await scenario.sync(account.id)
    let before = try await scenario.transactions()
    for _ in 0..<2 {
      let again = try await scenario.pull(text, text, accounts: try checking("5"))
      try ContractBreach.unlessEqual(again.stats.unchanged, 6, "unchanged")
      try ContractBreach.unlessEqual(again.stats.added + again.stats.modified, 0, "changed")
      try ContractBreach.unlessEqual(
        try await scenario.watermark(of: account), scenario.today, "the watermark after a replay")
    }
    try ContractBreach.unless(try await scenario.transactions() == before, "a replay changed rows")
    try ContractBreach.unlessEqual(try await scenario.sync(account.id).written, 0, "rows written")
  }

  @Sendable private static func matches(_ scenario: StoreScenario) async throws {
    try await scenario.pull(
      "t1 checking 2024-03-01 1 USD Shop\nt2 checking 2024-03-01 1 USD Shop",
      accounts: try checking("5"))
    try ContractBreach.unlessEqual(try await scenario.transactions().count, 2, "transactions")
  }

  @Sendable private static func posting(_ scenario: StoreScenario) async throws {
    try await scenario.pull(
      "p1 checking 2024-03-01 10 USD Hotel pending", accounts: try checking("5"))
    let pending = try await scenario.transactions()[0]
    var edit = TransactionEdit()
    edit.notes = .set("holiday")
    _ = try await scenario.store.editTransaction(pending.id, edit)
    let posted = "t1 checking 2024-03-03 12 USD Hotel was p1"
    for text in [posted, "p1 removed", "p1 checking 2024-03-01 10 USD Hotel pending", posted] {
      try await scenario.pull(text, accounts: try checking("5"))
      let all = try await scenario.transactions()
      try ContractBreach.unlessEqual(all.map(\.id), [pending.id], "rows after \(text)")
      try ContractBreach.unlessEqual(all[0].notes, "holiday", "notes after \(text)")
      try ContractBreach.unlessEqual(
        try await scenario.lines(), ["2024-03-03 12 USD Hotel"], "books after \(text)")
      try ContractBreach.unlessEqual(
        try await scenario.lines(isRemoved: true), [], "tombstones after \(text)")
    }
  }

  @Sendable private static func removing(_ scenario: StoreScenario) async throws {
    let text = "t1 checking 2024-03-01 1 USD Shop"
    try await scenario.pull(text, accounts: try checking("5"))
    let before = try await scenario.transactions()
    let outcome = try await scenario.pull(
      "t1 removed\nunknown removed", accounts: try checking("5"))
    try ContractBreach.unlessEqual(outcome.stats.removed, 1, "removed")
    try ContractBreach.unlessEqual(try await scenario.lines(), [], "books without it")
    let aside = try await scenario.transactions(isRemoved: true)
    try ContractBreach.unlessEqual(aside.map(\.removedAt), [scenario.clock.now], "tombstones")
    try await scenario.pull(text, accounts: try checking("5"))
    try ContractBreach.unless(try await scenario.transactions() == before, "it returned changed")
  }

  @Sendable private static func listing(_ scenario: StoreScenario) async throws {
    let two = "t1 checking 2024-03-01 1 USD Shop\nt2 checking 2024-03-05 2 USD Shop"
    try await scenario.pull(two, accounts: try checking("5"))
    let account = try await scenario.account("checking")
    try await scenario.add("3", on: LocalDate(day: 19_800), to: account)
    let outcome = try await scenario.pull(
      "t1 checking 2024-03-01 1 USD Shop", accounts: try checking("5"), isFull: true)
    try ContractBreach.unlessEqual(outcome.stats.removed, 1, "removed by a full update")
    try ContractBreach.unlessEqual(
      try await scenario.lines(isRemoved: true), ["2024-03-05 2 USD Shop"], "tombstones")
    try await scenario.pull(two, accounts: try checking("5"), isFull: true)
    try ContractBreach.unlessEqual(try await scenario.transactions().count, 3, "transactions")
  }

  @Sendable private static func late(_ scenario: StoreScenario) async throws {
    let first = scenario.today
    try await scenario.pull(
      "t1 checking \(first.adding(days: -1)) -1 USD Pay", accounts: try checking("100"))
    try await scenario.pull("", accounts: try checking("100"))
    let account = try await scenario.account("checking")
    try await scenario.sync(account.id)
    scenario.clock.advance(days: 2)
    try await scenario.pull(
      "t2 checking \(first) 30 USD Shop", accounts: try checking("70"))
    try await scenario.sync(account.id)
    let rows = try await scenario.rows(of: account.id)
    let table = BalanceTable(rows).compact
    let expected = """
      \(first.adding(days: -2))  99.00 → 99.00
      \(first.adding(days: -1))  99.00 → 100.00
      \(first)  100.00 → 70.00
      \(first.next)  70.00 → 70.00
      \(first.adding(days: 2))  70.00 → 70.00
      """
    try ContractBreach.unless(table == expected, "rows: \(table)")
  }

  @Sendable private static func quarantine(_ scenario: StoreScenario) async throws {
    let outcome = try await scenario.pull(
      """
      t1 checking 2024-03-01 1 USD Shop
      t2 bad no-date
      t3 nowhere 2024-03-01 1 USD Shop
      """, accounts: try checking("5"))
    try ContractBreach.unlessEqual(
      [outcome.stats.added, outcome.stats.quarantined, outcome.warnings.count], [1, 2, 2],
      "added, quarantined, warnings")
    let counts = try await scenario.store.quarantineCounts(of: scenario.family.id)
    try ContractBreach.unlessEqual(counts, [scenario.item.id: 2], "elements in quarantine")
    let cursor = try await scenario.store.items(of: scenario.family.id, includingUnlinked: false)[0]
      .cursor
    try ContractBreach.unlessEqual(cursor, "1", "the cursor")
  }

  @Sendable private static func overtaken(_ scenario: StoreScenario) async throws {
    let page = PageText.page("t1 checking 2024-03-01 1 USD Shop", cursor: "1")
    let (store, item, sync) = (scenario.store, scenario.item.id, scenario.syncID)
    try await store.stage(page, fetchedWith: nil, of: item, by: sync)
    let result = SyncResult(window: .everything, stats: SyncStats())
    _ = try await store.finishSync(sync, result, in: scenario.clock.world())
    try await ContractBreach.unlessFails("staging for a finished sync") {
      try await store.stage(page, fetchedWith: nil, of: item, by: sync)
    }
    try await ContractBreach.unlessFails("committing for a finished sync") {
      try await scenario.commit(accounts: try checking("5"))
    }
    try await ContractBreach.unlessFails("dropping the pages of a finished sync") {
      try await store.dropStaging(of: item, by: sync)
    }
    try await ContractBreach.unlessFails("setting the item's state for a finished sync") {
      let state = ItemState(status: .error, errorCode: "X", remedy: nil)
      try await store.setState(state, of: item, by: sync)
    }
    try ContractBreach.unlessEqual(try await scenario.lines(), [], "books")
    try ContractBreach.unlessEqual(
      try await store.staging(of: item)?.pages, 1, "pages kept for the next sync")
  }

  /// A page of another pagination would move the cursor past changes that were never applied.
  @Sendable private static func chain(_ scenario: StoreScenario) async throws {
    let (store, item, sync) = (scenario.store, scenario.item.id, scenario.syncID)
    let tail = PageText.page("t2 checking 2024-03-02 1 USD Shop", cursor: "2", hasMore: true)
    try await store.stage(tail, fetchedWith: "1", of: item, by: sync)
    try await ContractBreach.unlessFails("staging a page that does not continue the staged ones") {
      let other = PageText.page("t4 checking 2024-03-04 1 USD Shop", cursor: "4")
      try await store.stage(other, fetchedWith: "3", of: item, by: sync)
    }
    try await ContractBreach.unlessFails("committing pages whose first one is missing") {
      try await scenario.commit(accounts: try checking("5"))
    }
    try ContractBreach.unlessEqual(try await scenario.lines(), [], "books")
  }

  /// The scenario's bank was linked on its first day, 2024-03-20.
  @Sendable private static func dates(_ scenario: StoreScenario) async throws {
    let outcome = try await scenario.pull(
      """
      t1 checking 1970-01-01 1 USD Epoch
      t2 checking 0001-01-01 1 USD Nothing
      t3 checking 2014-03-30 1 USD Old
      t4 checking 2025-03-20 1 USD Ahead
      t5 checking 2026-03-20 1 USD Never
      """, accounts: try checking("5"))
    try ContractBreach.unlessEqual(
      [outcome.stats.added, outcome.stats.quarantined], [2, 3], "added, quarantined")
  }

  @Sendable private static func amounts(_ scenario: StoreScenario) async throws {
    let texts = [
      "0", "0.07", "-0.07", "89.4", "1234567.89", "0.00000001", "-0.00000001", "0.12345678",
      "90000000000", "-90000000000", "-1", "100",
    ]
    let account = try await scenario.addAccount("Box", kind: .property)
    for text in texts { try await scenario.add(text, on: scenario.today, to: account) }
    let found = try await scenario.transactions().map(\.money.amount.description)
    try ContractBreach.unlessEqual(found.reversed(), texts, "amounts")
  }
}
