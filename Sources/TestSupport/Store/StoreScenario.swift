import PlaidSyncBalances
import PlaidSyncLedger
import PlaidSyncPorts

/// A store with a family and an item, and short names for what tests do with them.
package struct StoreScenario: Sendable {
  package let store: any LedgerStore & LedgerMaintenance
  package let clock: TestClock
  package let family: Family
  package let item: Item
  /// A sync of the item that runs all the time; pulls are committed in its name.
  package let syncID: SyncID

  /// Adds a family with US dollars as its currency and an item to a store.
  package init(
    _ store: any LedgerStore & LedgerMaintenance, clock: TestClock, family name: String = "Home"
  ) async throws {
    self.store = store
    self.clock = clock
    family = try await store.addFamily(
      name: name, currency: Currency("USD"), timeZone: "UTC")
    item = try await store.addItem(
      NewItem(
        familyID: family.id, providerID: "item of \(name)", institutionID: nil,
        institutionName: "First Bank", sealedToken: [1, 2, 3]))
    let ticket = try await store.requestSync(
      SyncRequest(key: .item(item.id), parentID: nil, isFull: false, window: .everything),
      in: clock.world())
    guard case .created(let record) = ticket,
      try await store.startSync(record.id, in: clock.world())
    else { throw ContractBreach("a sync of a new item cannot be started: \(ticket)") }
    syncID = record.id
  }

  /// The date, which only the test changes.
  package var today: LocalDate { clock.today }

  /// Stages pages of `PageText` lines and commits them, with the bank's reports on the accounts.
  @discardableResult
  package func pull(
    _ pages: String..., accounts: [AccountReport], isFull: Bool = false,
    areAccountsComplete: Bool = false, readOn date: LocalDate? = nil
  ) async throws -> PullOutcome {
    let items = try await store.items(of: family.id, includingUnlinked: true)
    let cursor = items.first { $0.id == item.id }?.cursor
    let first = (cursor.flatMap { Int($0) } ?? 0) + 1
    for (index, text) in pages.enumerated() {
      let page = PageText.page(
        text, cursor: "\(first + index)", hasMore: index < pages.count - 1)
      let previous = index > 0 ? "\(first + index - 1)" : isFull ? nil : cursor
      try await store.stage(page, fetchedWith: previous, of: item.id, by: syncID)
    }
    return try await commit(
      accounts: accounts, isFull: isFull, areAccountsComplete: areAccountsComplete, readOn: date)
  }

  /// Commits the staged pages.
  @discardableResult
  package func commit(
    accounts: [AccountReport], isFull: Bool = false, areAccountsComplete: Bool = false,
    readOn date: LocalDate? = nil
  ) async throws -> PullOutcome {
    let now = clock.now
    let report = ItemReport(
      providerID: item.providerID, institutionID: nil, institutionName: nil, status: .good,
      failure: nil, consentExpiresAt: nil, lastSuccessfulUpdateAt: nil, billedProducts: [])
    return try await store.commitPull(
      PullUpdate(
        itemID: item.id, syncID: syncID, isFull: isFull,
        accounts: accounts.map { .init(account: $0, date: date ?? today, readAt: now) },
        areAccountsComplete: areAccountsComplete, report: report, today: today))
  }

  /// Adds a manual account.
  package func addAccount(
    _ name: String, kind: AccountKind = .depository, currency: Currency = Currency("USD"),
    opening: Valuation? = nil
  ) async throws -> Account {
    try await store.addAccount(
      NewAccount(
        familyID: family.id, name: name, kind: kind, subtype: nil, currency: currency,
        opening: opening))
  }

  /// Adds a transaction by hand.
  @discardableResult
  package func add(
    _ amount: String, on date: LocalDate, to account: Account, currency: Currency? = nil
  ) async throws -> Transaction {
    try await store.addTransaction(
      NewTransaction(
        accountID: account.id, date: date,
        money: Money(try Amount(amount), currency ?? account.currency), name: "Entry"))
  }

  /// Syncs an account's balances.
  @discardableResult
  package func sync(
    _ account: AccountID, on today: LocalDate? = nil, isFull: Bool = false
  ) async throws -> BalanceOutcome {
    try await store.syncBalances(
      of: account, today: today ?? self.today, isFull: isFull, by: nil)
  }

  /// The findings of a check of the whole store.
  package func findings() async throws -> [VerifyFinding] {
    try await store.verify(family: family.id)
  }

  /// All stored rows of an account.
  package func rows(of account: AccountID) async throws -> [BalanceRow] {
    try await store.balances(of: account, in: .everything)
  }

  /// The current state of the account with this name.
  package func account(_ name: String) async throws -> Account {
    let accounts = try await store.accounts(of: family.id)
    guard let account = accounts.first(where: { $0.name == name }) else {
      throw ContractBreach("there is no account named \(name)")
    }
    return account
  }

  /// The last day up to which an account's balances are correct.
  package func watermark(of account: Account) async throws -> LocalDate? {
    try await self.account(account.name).dataSyncedThrough
  }

  /// The transactions that are not removed, or only the removed ones, newest first.
  package func transactions(isRemoved: Bool = false) async throws -> [Transaction] {
    var query = TransactionQuery(familyID: family.id)
    query.isRemoved = isRemoved
    return try await store.transactions(query)
  }

  /// The transactions that are not removed, as lines in the order of `transactions`.
  package func lines(isRemoved: Bool = false) async throws -> [String] {
    try await transactions(isRemoved: isRemoved).map { entry in
      "\(entry.date) \(entry.money.amount) \(entry.money.currency) \(entry.name)"
        + (entry.isPending ? " pending" : "")
    }
  }
}
