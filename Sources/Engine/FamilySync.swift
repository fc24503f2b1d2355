import PlaidSyncLedger
import PlaidSyncPorts

/// Syncs a family: its items and manual accounts.
struct FamilySync: Syncable {
  let family: Family

  var key: SyncKey { .family(family.id) }
  var displayName: String { family.name }
  var dataSyncedThrough: LocalDate? { family.dataSyncedThrough }

  /// Fetches rates and prices, which the balances need; all other work is done by the children.
  func performSync(_ work: inout SyncWork, in context: SyncContext) async throws {
    work.warnings += try await context.marketData?.refresh(family, in: context.store) ?? []
  }

  func children(in context: SyncContext) async throws -> [any Syncable] {
    let items = try await context.store.items(of: family.id, includingUnlinked: false)
    let accounts = try await context.store.accounts(of: family.id)
    let linked = Set(items.map(\.id))
    let others = accounts.filter { account in account.itemID.map { !linked.contains($0) } ?? true }
    return items.map { ItemSync(item: $0, isNamed: false) } + others.map(AccountSync.init)
  }

  /// Applies the rules to new transactions even if another bank has failed.
  func performPostSync(_ outcome: SyncOutcome, in context: SyncContext) async throws {
    if outcome.failure?.code != .canceled { try await context.applyRules() }
    guard outcome.failure == nil else { return }
    try await context.store.advance(family: family.id, through: context.today)
  }
}

/// A family, an item or an account: anything that can be synced and has a watermark.
package protocol Syncable: Sendable {
  /// The key that identifies it.
  var key: SyncKey { get }
  /// The name to use for it in sentences.
  var displayName: String { get }
  /// The watermark: derived data is right up to and including this day.
  var dataSyncedThrough: LocalDate? { get }
  /// Returns its current version, because another process may have synced it while it waited for
  /// its turn.
  func current(in context: SyncContext) async throws -> Self
  /// Does its own work for the window in `work` and records the results there, even if it throws.
  /// The children are synced afterward in either case.
  func performSync(_ work: inout SyncWork, in context: SyncContext) async throws
  /// Returns the children to sync, called after its own work.
  func children(in context: SyncContext) async throws -> [any Syncable]
  /// Does the work that requires finished children, such as matching transfers.
  func performPostSync(_ outcome: SyncOutcome, in context: SyncContext) async throws
}

extension Syncable {
  /// Returns the value unchanged; most types read what they need when they do their work.
  package func current(in context: SyncContext) async throws -> Self { self }
  /// Returns no children.
  package func children(in context: SyncContext) async throws -> [any Syncable] { [] }
  /// Does nothing.
  package func performPostSync(_ outcome: SyncOutcome, in context: SyncContext) async throws {}
}
