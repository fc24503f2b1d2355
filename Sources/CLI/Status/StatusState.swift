import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

/// The data that `status` shows.
struct StatusState: Sendable {
  let family: Family
  let today: LocalDate
  let items: [Item]
  let accounts: [Account]
  let quarantine: [ItemID: Int]
  /// Parts of split transactions that make up for a changed amount.
  let remainders: [Transaction]
  /// The number of transfers that need a decision.
  let unclearTransfers: Int
  /// The parts of reported balances that no entry explains, without accepted ones.
  let drifts: [Drift]
  /// The latest pull and everything below it.
  let lastTree: [SyncRecord]
  private let now: Timestamp
  private let warningThresholds: ItemWarningThresholds

  init(of family: Family, _ application: Application) async throws {
    let ledger = application.ledger(of: family)
    self.family = family
    now = application.world.now()
    warningThresholds = application.configuration.warningThresholds
    today = try application.today(of: family)
    items = try await ledger.items(of: family.id, includingUnlinked: false)
    accounts = try await ledger.accounts(of: family.id)
    quarantine = try await ledger.quarantineCounts(of: family.id)
    var parts = TransactionQuery(familyID: family.id)
    parts.isRemainder = true
    remainders = try await ledger.transactions(parts)
    let review = Set(Transfer.State.allCases.filter(\.needsReview))
    unclearTransfers = try await ledger.transfers(
      TransferQuery(familyID: family.id, states: review)
    ).count
    drifts = try await ledger.drifts(of: family.id, since: nil).filter { !$0.isAccepted }
    var query = SyncQuery(familyID: family.id)
    query.onlyPulls = true
    query.limit = 1
    let last = try await ledger.syncs(query).first
    lastTree = if let last { try await ledger.syncTree(last.id) } else { [] }
  }

  /// The latest pull.
  var last: SyncRecord? { lastTree.first }
  /// The open accounts.
  var openAccounts: [Account] { accounts.filter { $0.status == .open } }
  /// The warnings of the last pull and those about the items, without duplicates.
  var warnings: [Warning] {
    var seen: Set<Warning> = []
    return
      (lastTree.flatMap(\.warnings)
      + items.flatMap { $0.warnings(at: now, on: today, warningThresholds) })
      .filter { seen.insert($0).inserted }
  }

  /// Whether something needs the user's attention.
  var needsAttention: Bool {
    let isFailed = last.map { $0.status == .failed || $0.status == .stale } ?? false
    return isFailed || !quarantine.isEmpty || !remainders.isEmpty
      || items.contains { $0.status != .good || $0.isConsentEnding(at: now, warningThresholds) }
  }

  /// The part of an account's latest reported balance that no entry explains; `nil` without one.
  func drift(of account: Account) -> Amount? {
    drifts.last { $0.accountID == account.id && $0.date == account.reportedBalance?.date }?.amount
  }

  /// The document of `--json`.
  var document: JSONValue {
    JSONOutput.document(
      [
        ("family", .string(family.name)), ("today", .text(today)),
        ("data_synced_through", .text(family.dataSyncedThrough)),
        ("needs_attention", .bool(needsAttention)),
        ("items", .array(items.map(item))),
        ("accounts", .array(openAccounts.map(account))),
        ("remainders", .array(remainders.map(JSONOutput.transaction))),
        ("drifts", .int(drifts.count)), ("transfers_to_review", .int(unclearTransfers)),
        ("last_sync", last.map { JSONOutput.sync($0) } ?? .null),
      ], warnings: warnings.map(RemedyText.text))
  }

  private func item(_ item: Item) -> JSONValue {
    var value = JSONOutput.item(item, accounts: accounts).object ?? JSONObject()
    value.set("quarantined", .int(quarantine[item.id] ?? 0))
    return .object(value)
  }

  private func account(_ account: Account) -> JSONValue {
    var value = JSONOutput.account(account).object ?? JSONObject()
    value.set("drift", .text(drift(of: account)))
    return .object(value)
  }
}
