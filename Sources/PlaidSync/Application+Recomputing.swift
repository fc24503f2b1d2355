import PlaidSyncLedger
import PlaidSyncPorts

/// What an edit changed in the balances of one account.
public struct Recomputation: Sendable {
  /// The account after the edit.
  public let account: Account
  /// The account's newest balance before the edit, in its currency; `nil` if it had none. That
  /// after the edit is `account.balance`.
  public let formerBalance: Amount?
  /// The first day that the edit invalidated; `nil` if it invalidated all days.
  public let since: LocalDate?
  /// Whether the balance of any day changed.
  public let isChange: Bool
  /// Warnings about the balances, such as a missing exchange rate.
  public let warnings: [Warning]
  /// Why the balances could not be recomputed; `nil` if they were.
  public let failure: Failure?
}

extension Application {
  /// Recomputes the balances of accounts from stored data, without using the network.
  ///
  /// For a linked account, only days that have a balance already are recomputed, because no newer
  /// data was fetched from its bank. Failures are in the report; accounts that do not exist are
  /// ignored.
  public func recompute(_ accounts: [AccountID], in family: Family) async throws -> PullReport {
    var options = PullOptions()
    options.accounts = accounts
    options.keepsLastDay = true
    return try await pull(family, options)
  }

  /// Makes an edit, then immediately recomputes the balances that it invalidated.
  ///
  /// If another process is syncing an account, recomputing it is left to that sync. What the edit
  /// throws is thrown on; a failure of the recomputation is in the result, because the edit stays.
  ///
  ///     let (transaction, _) = try await application.recomputing(family) {
  ///       try await application.ledger(of: family).addTransaction(new)
  ///     }
  ///
  /// - Parameters:
  ///   - account: The account whose balances are edited. A manual account is computed up to today
  ///     even if the edit concerns no day that was computed already. May be `nil` for edits of
  ///     existing days.
  ///   - edit: Any number of calls of `LedgerEditor`.
  /// - Returns: The edit's result, and one element for each account that had to be recomputed.
  public func recomputing<Result>(
    _ family: Family, _ account: AccountID? = nil, after edit: () async throws -> Result
  ) async throws -> (result: Result, recomputations: [Recomputation]) {
    let before = try await accounts(of: family)
    let result = try await edit()
    let today = try today(of: family)
    let stale = try await ledger(of: family).accounts(of: family.id).filter { now in
      let isBehind = now.dataSyncedThrough.map { $0 < today } ?? true
      if now.id == account, !now.isLinked, isBehind { return true }
      guard let watermark = before[now.id]?.dataSyncedThrough else { return false }
      return now.dataSyncedThrough.map { $0 < watermark } ?? true
    }
    guard !stale.isEmpty else { return (result, []) }
    let report = try await recompute(stale.map(\.id), in: family)
    let after = try await accounts(of: family)
    let recomputations = stale.compactMap { account -> Recomputation? in
      let outcome = report.accounts.first { $0.key == .account(account.id) }
      guard let outcome, let now = after[account.id] else { return nil }
      return Recomputation(
        account: now, formerBalance: before[account.id]?.balance,
        since: account.dataSyncedThrough?.next,
        isChange: outcome.work.stats.balancesWritten > 0, warnings: outcome.work.warnings,
        failure: outcome.failure)
    }
    return (result, recomputations)
  }

  private func accounts(of family: Family) async throws -> [AccountID: Account] {
    Dictionary(
      uniqueKeysWithValues: try await ledger(of: family).accounts(of: family.id).map { ($0.id, $0) }
    )
  }
}
