import Ledger
import Ports

extension StoreContract {
  /// Items and the accounts that come with them.
  static let items = [
    Clause("an account that is listed no more is closed, and opens when it is back", vanishing),
    Clause("an account that its user closed stays closed", closedByUser),
    Clause("an account under a new id with its persistent one is the same account", renumbered),
    Clause("another kind or currency of an account makes its next sync a full one", changed),
    Clause("an unlinked item keeps its history and loses its token, or loses all", unlinking),
    Clause("tokens are sealed anew all together or not at all", resealing),
    Clause("what does not exist is not found", missing),
  ]

  @Sendable private static func vanishing(_ bench: StoreBench) async throws {
    let reports = [
      try AccountReport.of("checking", current: "5"), try AccountReport.of("savings", current: "7"),
    ]
    try await bench.pull(accounts: reports, areAccountsComplete: true)
    let gone = try await bench.pull(accounts: [reports[0]], areAccountsComplete: true)
    try ContractBreach.unlessEqual(gone.warnings.count, 1, "warnings")
    try ContractBreach.unlessEqual(try await bench.account("savings").status, .closed, "status")
    try await bench.pull(accounts: reports, areAccountsComplete: true)
    try ContractBreach.unlessEqual(try await bench.account("savings").status, .open, "status")
  }

  @Sendable private static func closedByUser(_ bench: StoreBench) async throws {
    let reports = [try AccountReport.of("checking", current: "5")]
    try await bench.pull(accounts: reports, areAccountsComplete: true)
    let id = try await bench.account("checking").id
    try await bench.store.setStatus(.closed, of: id)
    try await bench.pull(accounts: reports, areAccountsComplete: true)
    try ContractBreach.unlessEqual(try await bench.account("checking").status, .closed, "status")
    try await bench.store.setStatus(.open, of: id)
    try ContractBreach.unlessEqual(try await bench.account("checking").status, .open, "status")
  }

  @Sendable private static func renumbered(_ bench: StoreBench) async throws {
    try await bench.pull(
      "t1 old 2024-03-01 1 USD Shop",
      accounts: [try AccountReport.of("old", current: "5", persistentID: "lasting")])
    let before = try await bench.account("old")
    try await bench.pull(
      "t2 new 2024-03-02 1 USD Shop",
      accounts: [try AccountReport.of("new", current: "5", persistentID: "lasting")],
      areAccountsComplete: true)
    let accounts = try await bench.store.accounts(of: bench.family.id)
    try ContractBreach.unlessEqual(accounts.map(\.id), [before.id], "accounts")
    try ContractBreach.unlessEqual(accounts.map(\.providerID), ["new"], "ids")
    try ContractBreach.unlessEqual(try await bench.transactions().count, 2, "transactions")
  }

  @Sendable private static func changed(_ bench: StoreBench) async throws {
    let day = bench.today.adding(days: -3)
    let text = "t1 checking \(day) 1 USD Shop\nt2 checking \(day) 2 EUR Shop"
    try await bench.pull(text, accounts: [try AccountReport.of("checking", current: "5")])
    let account = try await bench.account("checking")
    let lines = try await bench.lines()
    for report in [
      try AccountReport.of("checking", current: "5", type: "credit"),
      try AccountReport.of("checking", current: "5", type: "credit", currency: "EUR"),
    ] {
      try await bench.sync(account.id)
      try await bench.pull("", accounts: [report])
      try ContractBreach.unlessEqual(
        try await bench.mark(of: account), nil, "the mark after \(report.type) \(report)")
      try ContractBreach.unlessEqual(
        try await bench.lines(), lines, "entries keep their own currency")
    }
    try await bench.sync(account.id)
    try await bench.pull(text, accounts: [])
    try ContractBreach.unlessEqual(
      try await bench.mark(of: account), bench.today, "the mark after a replay")
  }

  @Sendable private static func unlinking(_ bench: StoreBench) async throws {
    let (store, item) = (bench.store, bench.item.id)
    try await bench.pull(
      "t1 checking 2024-03-01 1 USD Shop",
      accounts: [try AccountReport.of("checking", current: "5")])
    let account = try await bench.account("checking")
    try await bench.sync(account.id)
    try await store.unlink(item, keepingHistory: true)
    try await ContractBreach.unlessFails("the token of an unlinked item") {
      _ = try await store.sealedToken(of: item)
    }
    let left = try await store.items(of: bench.family.id, includingUnlinked: false)
    try ContractBreach.unlessEqual(left, [], "items")
    try ContractBreach.unlessEqual(try await bench.lines().count, 1, "transactions")
    try ContractBreach.unlessEqual(try await bench.account("checking").status, .closed, "status")
    try await store.unlink(item, keepingHistory: false)
    let accounts = try await store.accounts(of: bench.family.id)
    let items = try await store.items(of: bench.family.id, includingUnlinked: true)
    try ContractBreach.unlessEqual(accounts.count + items.count, 0, "accounts and items")
    try ContractBreach.unlessEqual(try await bench.lines(), [], "transactions")
    try ContractBreach.unlessEqual(try await bench.rows(of: account.id), [], "rows")
    try ContractBreach.unlessEqual(try await bench.findings(), [], "findings")
  }

  @Sendable private static func resealing(_ bench: StoreBench) async throws {
    let store = bench.store
    let other = try await store.addItem(
      NewItem(
        familyID: bench.family.id, providerID: "other", institutionID: nil, institutionName: nil,
        sealedToken: [9]))
    try await ContractBreach.unlessFails("a key that does not fit one token") {
      _ = try await store.resealTokens { sealed, provider in
        guard provider != "other" else { throw Failure(.wrongKey, "it does not fit") }
        return sealed + [0]
      }
    }
    try ContractBreach.unlessEqual(
      try await store.sealedToken(of: bench.item.id), [1, 2, 3], "the first token")
    let count = try await store.resealTokens { sealed, _ in sealed + [0] }
    try ContractBreach.unlessEqual(count, 2, "tokens")
    try ContractBreach.unlessEqual(
      try await store.sealedToken(of: other.id), [9, 0], "the second token")
  }

  @Sendable private static func missing(_ bench: StoreBench) async throws {
    let store = bench.store
    let (account, item) = (AccountID(999), ItemID(999))
    let calls: [@Sendable () async throws -> Void] = [
      { _ = try await bench.sync(account) },
      { _ = try await store.timeline(of: account, today: bench.today) },
      { _ = try await store.editAccount(account, AccountEdit()) },
      { try await store.setStatus(.closed, of: account) },
      { try await store.deleteValuation(of: account, on: bench.today) },
      { try await store.forgetMarks(of: .account(account)) },
      { try await store.forgetMarks(of: .item(item)) },
      { _ = try await store.editTransaction(TransactionID(999), TransactionEdit()) },
      { try await store.deleteTransaction(TransactionID(999), at: bench.clock.now) },
      { _ = try await store.sealedToken(of: item) },
      { _ = try await store.staging(of: item) },
      { try await store.unlink(item, keepingHistory: true) },
      { _ = try await store.syncTree(SyncID(999)) },
      {
        _ = try await store.requestSync(
          SyncRequest(key: .item(item), parentID: nil, isFull: false, window: .everything),
          in: bench.clock.world())
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
