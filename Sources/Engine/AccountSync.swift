import PlaidSyncLedger
import PlaidSyncPorts

/// Updates one account's balance rows.
struct AccountSync: Syncable {
  let account: Account

  var key: SyncKey { .account(account.id) }
  var displayName: String { account.name }
  var dataSyncedThrough: LocalDate? { account.dataSyncedThrough }

  /// Reads the account again if the last day is kept, because another process may have synced it.
  func current(in context: SyncContext) async throws -> AccountSync {
    guard context.options.keepsLastDay else { return self }
    let accounts = try await context.store.accounts(of: account.familyID)
    return AccountSync(account: accounts.first { $0.id == account.id } ?? account)
  }

  func performSync(_ work: inout SyncWork, in context: SyncContext) async throws {
    let outcome = try await context.store.syncBalances(
      of: account.id, today: lastDay(in: context), isFull: context.options.isFull,
      by: context.syncID)
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

  private func lastDay(in context: SyncContext) -> LocalDate {
    guard context.options.keepsLastDay, let last = account.balanceDay else { return context.today }
    return account.isLinked ? last : max(last, context.today)
  }

  /// Matches transfers, because new entries may be one side of one.
  func performPostSync(_ outcome: SyncOutcome, in context: SyncContext) async throws {
    guard outcome.failure == nil else { return }
    try await context.store.matchTransfers(of: account.familyID)
  }
}
