import Glibc
import PlaidSync
import PlaidSyncBalances
import PlaidSyncLedger
import PlaidSyncPorts
import PlaidSyncSQLiteStore
import Synchronization

/// Returns the batch of the next commit, regardless of the page's bytes.
private final class NextBatch: PageDecoder {
  private let batch = Mutex<TransactionBatch?>(nil)

  func set(_ next: TransactionBatch) { batch.withLock { $0 = next } }

  func batch(of page: [UInt8]) throws(Failure) -> TransactionBatch {
    guard let batch = batch.withLock({ $0 }) else { throw Failure(.badInput, "no batch is set") }
    return batch
  }

  func page(of element: QuarantinedElement) -> [UInt8] { element.raw }

  func trade(of raw: [UInt8]) throws(Failure) -> TradeReport {
    throw Failure(.badInput, "the benchmark has no trades")
  }
}

/// One linked account in its own database file, filled through the store as a pull does it.
///
/// Its pages hold no JSON: the store keeps the bytes that it is given and asks for them to be
/// decoded; the decoded batch is built here.
final class BenchAccount {
  private let store: SQLiteStore
  private let decoder = NextBatch()
  private let world = World.live()
  private let item: Item
  private var accountID: AccountID?
  private var balance = Amount(unchecked: 500_000_000_000)
  private var entries = 0
  /// The latest day.
  private(set) var today = LocalDate(day: 20_634)

  /// Creates an account with `days` days of history and its balances.
  init(days: Int, entries: Int, folder: String) async throws {
    let path = "\(folder)/ours-\(days).db"
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    store = try SQLiteStore(
      path: path, world: world, calculator: AccountCalculator(), decoder: decoder)
    let family = try await store.addFamily(
      name: "bench", currency: Currency("USD"), timeZone: "UTC")
    item = try await store.addItem(
      NewItem(
        familyID: family.id, providerID: "bench-item", institutionID: nil, institutionName: "Bench",
        sealedToken: [0]))
    try await commit((0..<entries).map { today.adding(days: 1 - days + $0 * days / entries) })
    accountID = try await store.accounts(of: family.id).first?.id
  }

  /// Adds a day with a few entries and the balance reported after them.
  func passDay() async throws {
    today = today.next
    try await commit([LocalDate](repeating: today, count: 5))
  }

  /// Runs the account's sync with its record, as the engine does; only the sync itself is timed.
  ///
  /// - Returns: The outcome of the sync and its duration in microseconds.
  @discardableResult
  func sync(isFull: Bool) async throws -> (outcome: BalanceOutcome, time: Double) {
    guard let accountID else { throw Setting.Problem(description: "the account is missing") }
    let record = try await begin(.account(accountID), isFull: isFull)
    let before = Clock.wall
    let outcome = try await store.syncBalances(
      of: accountID, today: today, isFull: isFull, by: nil)
    let time = Clock.wall - before
    try await finish(record, outcome.window)
    return (outcome, time)
  }

  /// Creates and starts a sync record, because everything that is written belongs to one.
  private func begin(_ key: SyncKey, isFull: Bool) async throws -> SyncID {
    let request = SyncRequest(
      key: key, parentID: nil, isFull: isFull, window: .everything,
      staleAfterMilliseconds: 60_000)
    guard case .created(let record) = try await store.requestSync(request, in: world),
      try await store.startSync(record.id, in: world)
    else { throw Setting.Problem(description: "another sync of \(key) is running") }
    return record.id
  }

  private func finish(_ record: SyncID, _ window: SyncWindow) async throws {
    let result = SyncResult(failure: nil, window: window, stats: SyncStats(), warnings: [])
    _ = try await store.finishSync(record, result, in: world)
  }

  func close() throws {
    try store.close()
  }

  /// Pulls an entry for each of the dates.
  private func commit(_ dates: [LocalDate]) async throws {
    let batch = batch(of: dates)
    for record in batch.records {
      balance = try balance.subtracting(Amount(rawValue: record.amount))
    }
    let record = try await begin(.item(item.id), isFull: false)
    let cursor = "c-\(entries)"
    try await store.stage(
      ChangesPage(
        body: [0], nextCursor: cursor, hasMore: false, history: .complete,
        changeCount: dates.count, accounts: []),
      fetchedWith: entries == dates.count ? nil : "c-\(entries - dates.count)", of: item.id,
      by: record)
    let update = PullUpdate(
      itemID: item.id, syncID: record, isFull: false,
      accounts: [
        PullUpdate.DatedReport(
          account: report, date: today, readAt: Timestamp(startOf: today))
      ], areAccountsComplete: true,
      report: ItemReport(
        providerID: "bench-item", institutionID: nil, institutionName: "Bench", status: .good,
        failure: nil, consentExpiresAt: nil, lastSuccessfulUpdateAt: nil, billedProducts: []),
      today: today)
    decoder.set(batch)
    _ = try await store.commitPull(update)
    try await finish(record, SyncWindow(start: nil, end: today))
  }

  private var report: AccountReport {
    AccountReport(
      providerID: "bench-account", persistentID: nil, name: "Checking", officialName: nil,
      mask: nil, type: "depository", subtype: "checking", currency: Currency("USD"),
      current: balance, available: nil, limit: nil, lastUpdatedAt: nil, rawJSON: "{}",
      warnings: [])
  }

  /// A decoded page with an entry for each of the dates; the same in every run.
  private func batch(of dates: [LocalDate]) -> TransactionBatch {
    var batch = TransactionBatch(accountIDs: ["bench-account"], currencies: ["USD"])
    let name = append("An entry of the benchmark, as long as most are", to: &batch)
    for date in dates {
      entries += 1
      let scrambled = UInt64(entries) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      var record = TransactionRecord()
      record.providerID = append("bench-transaction-\(scrambled)", to: &batch)
      record.name = name
      record.amount = (Int64(scrambled >> 48) - 30_000) * 1_000_000
      record.date = date.day
      record.accountIndex = 0
      record.currencyIndex = 0
      record.raw = TextSlice(offset: 0, count: 1)
      record.rawHash = Int64(entries)
      batch.records.append(record)
    }
    return batch
  }

  private func append(_ text: String, to batch: inout TransactionBatch) -> TextSlice {
    let slice = TextSlice(offset: Int32(batch.bytes.count), count: Int32(text.utf8.count))
    batch.bytes.append(contentsOf: text.utf8)
    return slice
  }
}
