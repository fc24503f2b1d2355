import Ledger
import Ports

/// Brings one account's balance rows up to date.
struct AccountSync: Syncable {
  let account: Account

  var key: SyncKey { .account(account.id) }
  var displayName: String { account.name }
  var dataSyncedThrough: LocalDate? { account.dataSyncedThrough }

  func performSync(_ work: inout SyncWork, in context: SyncContext) async throws {
    let outcome = try await context.store.syncBalances(
      of: account.id, today: context.today, isFull: context.options.isFull,
      forward: context.forward, reverse: context.reverse)
    work.window = outcome.window
    work.stats.balancesComputed = outcome.computed
    work.stats.balancesWritten = outcome.written
    work.stats.drift = outcome.drift
    work.balance = outcome.balance
    if outcome.incompleteDates > 0 {
      work.warnings.append(
        "\(account.name): an exchange rate is missing for \(outcome.incompleteDates) days")
    }
  }

  /// What the sync brought may be one side of a transfer.
  func performPostSync(_ outcome: SyncOutcome, in context: SyncContext) async throws {
    guard outcome.failure == nil else { return }
    try await context.store.matchTransfers(of: account.familyID)
  }
}
