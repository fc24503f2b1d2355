import PlaidSyncLedger
import PlaidSyncPorts

extension StoreContract {
  /// Items and their accounts.
  static let items = [
    Clause("an account that is no longer listed closes, and reopens if it is listed", vanishing),
    Clause("an account that its user closed stays closed", closedByUser),
    Clause("an account with a new id but the same persistent id stays the same", renumbered),
    Clause("a changed kind or currency of an account makes its next sync a full one", changed),
    Clause("an unlinked item loses its token and keeps its history, or loses both", unlinking),
    Clause("either all tokens are resealed or none", resealing),
    Clause("using an object that does not exist fails as not found", missing),
  ]

  @Sendable private static func vanishing(_ scenario: StoreScenario) async throws {
    let reports = [
      try AccountReport.of("checking", current: "5"), try AccountReport.of("savings", current: "7"),
    ]
    try await scenario.pull(accounts: reports, areAccountsComplete: true)
    let gone = try await scenario.pull(accounts: [reports[0]], areAccountsComplete: true)
    try ContractBreach.unlessEqual(gone.warnings.count, 1, "warnings")
    try ContractBreach.unlessEqual(try await scenario.account("savings").status, .closed, "status")
    try await scenario.pull(accounts: reports, areAccountsComplete: true)
    try ContractBreach.unlessEqual(try await scenario.account("savings").status, .open, "status")
  }

  @Sendable private static func closedByUser(_ scenario: StoreScenario) async throws {
    let reports = [try AccountReport.of("checking", current: "5")]
    try await scenario.pull(accounts: reports, areAccountsComplete: true)
    let id = try await scenario.account("checking").id
    try await scenario.store.setStatus(.closed, of: id)
    try await scenario.pull(accounts: reports, areAccountsComplete: true)
    try ContractBreach.unlessEqual(try await scenario.account("checking").status, .closed, "status")
    try await scenario.store.setStatus(.open, of: id)
    try ContractBreach.unlessEqual(try await scenario.account("checking").status, .open, "status")
  }

  @Sendable private static func renumbered(_ scenario: StoreScenario) async throws {
    try await scenario.pull(
      "t1 old 2024-03-01 1 USD Shop",
      accounts: [try AccountReport.of("old", current: "5", persistentID: "lasting")])
    let before = try await scenario.account("old")
    try await scenario.pull(
      "t2 new 2024-03-02 1 USD Shop",
      accounts: [try AccountReport.of("new", current: "5", persistentID: "lasting")],
      areAccountsComplete: true)
    let accounts = try await scenario.store.accounts(of: scenario.family.id)
    try ContractBreach.unlessEqual(accounts.map(\.id), [before.id], "accounts")
    try ContractBreach.unlessEqual(accounts.map(\.providerID), ["new"], "ids")
    try ContractBreach.unlessEqual(try await scenario.transactions().count, 2, "transactions")
  }

  @Sendable private static func changed(_ scenario: StoreScenario) async throws {
    let day = scenario.today.adding(days: -3)
    let text = "t1 checking \(day) 1 USD Shop\nt2 checking \(day) 2 EUR Shop"
    try await scenario.pull(text, accounts: [try AccountReport.of("checking", current: "5")])
    let account = try await scenario.account("checking")
    let lines = try await scenario.lines()
    for report in [
      try AccountReport.of("checking", current: "5", type: "credit"),
      try AccountReport.of("checking", current: "5", type: "credit", currency: "EUR"),
    ] {
      try await scenario.sync(account.id)
      try await scenario.pull("", accounts: [report])
      try ContractBreach.unlessEqual(
        try await scenario.watermark(of: account), nil,
        "the watermark after \(report.type) \(report)")
      try ContractBreach.unlessEqual(
        try await scenario.lines(), lines, "entries keep their own currency")
    }
    try await scenario.sync(account.id)
    try await scenario.pull(text, accounts: [])
    try ContractBreach.unlessEqual(
      try await scenario.watermark(of: account), scenario.today, "the watermark after a replay")
  }

  @Sendable private static func unlinking(_ scenario: StoreScenario) async throws {
    let (store, item) = (scenario.store, scenario.item.id)
    try await scenario.pull(
      "t1 checking 2024-03-01 1 USD Shop",
      accounts: [try AccountReport.of("checking", current: "5")])
    let account = try await scenario.account("checking")
    try await scenario.sync(account.id)
    try await store.unlink(item, keepingHistory: true)
    try await ContractBreach.unlessFails("the token of an unlinked item") {
      _ = try await store.sealedToken(of: item)
    }
    let left = try await store.items(of: scenario.family.id, includingUnlinked: false)
    try ContractBreach.unlessEqual(left, [], "items")
    try ContractBreach.unlessEqual(try await scenario.lines().count, 1, "transactions")
    try ContractBreach.unlessEqual(try await scenario.account("checking").status, .closed, "status")
    try await store.unlink(item, keepingHistory: false)
    let accounts = try await store.accounts(of: scenario.family.id)
    let items = try await store.items(of: scenario.family.id, includingUnlinked: true)
    try ContractBreach.unlessEqual(accounts.count + items.count, 0, "accounts and items")
    try ContractBreach.unlessEqual(try await scenario.lines(), [], "transactions")
    try ContractBreach.unlessEqual(try await scenario.rows(of: account.id), [], "rows")
    try ContractBreach.unlessEqual(try await scenario.findings(), [], "findings")
  }

  @Sendable private static func resealing(_ scenario: StoreScenario) async throws {
    let store = scenario.store
    let other = try await store.addItem(
      NewItem(
        familyID: scenario.family.id, providerID: "other", institutionID: nil, institutionName: nil,
        sealedToken: [9]))
    try await ContractBreach.unlessFails("resealing with a key that does not open every token") {
      _ = try await store.resealTokens { sealed, provider in
        guard provider != "other" else { throw Failure(.wrongKey, "the key does not open it") }
        return sealed + [0]
      }
    }
    try ContractBreach.unlessEqual(
      try await store.sealedToken(of: scenario.item.id), [1, 2, 3], "the first token")
    let count = try await store.resealTokens { sealed, _ in sealed + [0] }
    try ContractBreach.unlessEqual(count, 2, "tokens")
    try ContractBreach.unlessEqual(
      try await store.sealedToken(of: other.id), [9, 0], "the second token")
  }

  @Sendable private static func missing(_ scenario: StoreScenario) async throws {
    let store = scenario.store
    let (account, item) = (AccountID(999), ItemID(999))
    let calls: [@Sendable () async throws -> Void] = [
      { _ = try await scenario.sync(account) },
      { _ = try await store.timeline(of: account, today: scenario.today) },
      { _ = try await store.editAccount(account, AccountEdit()) },
      { try await store.setStatus(.closed, of: account) },
      { try await store.deleteValuation(of: account, on: scenario.today) },
      { try await store.forgetWatermarks(of: .account(account)) },
      { try await store.forgetWatermarks(of: .item(item)) },
      { _ = try await store.editTransaction(TransactionID(999), TransactionEdit()) },
      { try await store.deleteTransaction(TransactionID(999), at: scenario.clock.now) },
      { _ = try await store.sealedToken(of: item) },
      { _ = try await store.staging(of: item) },
      { try await store.unlink(item, keepingHistory: true) },
      { _ = try await store.syncTree(SyncID(999)) },
      {
        _ = try await store.requestSync(
          SyncRequest(key: .item(item), parentID: nil, isFull: false, window: .everything),
          in: scenario.clock.world())
      },
    ]
    for (index, call) in calls.enumerated() {
      do {
        try await call()
        throw ContractBreach("call \(index) did not fail")
      } catch let failure as Failure {
        try ContractBreach.unlessEqual(failure.code, .notFound, "call \(index): \(failure)")
      }
    }
  }
}
