import Ledger
import Ports

/// A family's run: its items and manual accounts.
struct FamilySync: Syncable {
  let family: Family

  var key: SyncKey { .family(family.id) }
  var displayName: String { family.name }
  var dataSyncedThrough: LocalDate? { family.dataSyncedThrough }

  /// Beside rates and closes, which balances want, all of a family's work is its children's.
  func performSync(_ work: inout SyncWork, in context: SyncContext) async throws {
    work.warnings += try await context.figures?.refresh(family, in: context.store) ?? []
  }

  func children(in context: SyncContext) async throws -> [any Syncable] {
    let items = try await context.store.items(of: family.id, includingUnlinked: false)
    let accounts = try await context.store.accounts(of: family.id)
    let linked = Set(items.map(\.id))
    let loose = accounts.filter { account in account.itemID.map { !linked.contains($0) } ?? true }
    return items.map { ItemSync(item: $0, isNamed: false) } + loose.map(AccountSync.init)
  }

  /// What came is the rules' too where another bank has failed.
  func performPostSync(_ outcome: SyncOutcome, in context: SyncContext) async throws {
    if outcome.failure?.code != .cancelled { try await context.applyRules() }
    guard outcome.failure == nil else { return }
    try await context.store.advance(family: family.id, through: context.today)
  }
}

/// Family, item or account: anything that can be synced and remembers how far.
public protocol Syncable: Sendable {
  /// What it is.
  var key: SyncKey { get }
  /// What it is called in a sentence.
  var displayName: String { get }
  /// Derived data up to and including this day is right.
  var dataSyncedThrough: LocalDate? { get }
  /// The same thing as it stands now. It may have waited for its turn, and another process may have
  /// synced it meanwhile.
  func current(in context: SyncContext) async throws -> Self
  /// Does its own work for the window in `work`, and notes there what it came to, as far as it
  /// came; the children come afterwards, whether it threw or not.
  func performSync(_ work: inout SyncWork, in context: SyncContext) async throws
  /// What has to be synced below it, asked after its own work.
  func children(in context: SyncContext) async throws -> [any Syncable]
  /// Work that needs the finished children, such as matching transfers.
  func performPostSync(_ outcome: SyncOutcome, in context: SyncContext) async throws
}

extension Syncable {
  /// Most read what they need when they do their work.
  public func current(in context: SyncContext) async throws -> Self { self }
  /// Most have none.
  public func children(in context: SyncContext) async throws -> [any Syncable] { [] }
  /// Most have nothing to do.
  public func performPostSync(_ outcome: SyncOutcome, in context: SyncContext) async throws {}
}
