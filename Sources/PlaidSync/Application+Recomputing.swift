import Ledger
import Ports

/// What an edit meant for the balances of one account.
public struct Recomputation: Sendable {
  /// The account as it stands now.
  public let account: Account
  /// Its newest balance before the edit.
  public let formerBalance: Amount?
  /// The first day that the edit put out of date; `nil` when all days were.
  public let since: LocalDate?
  /// Whether any day has another balance now.
  public let isChange: Bool
  /// What is odd about the balances, such as a missing rate.
  public let warnings: [Warning]
  /// Why it was not computed; `nil` when it was.
  public let failure: Failure?
}

extension Application {
  /// Computes the balances of accounts from what is stored; asks nobody outside.
  ///
  /// Of a linked account only days that it has balances of: its bank was not asked for later ones.
  public func recompute(_ accounts: [AccountID], in family: Family) async throws -> PullReport {
    var options = PullOptions()
    options.accounts = accounts
    options.keepsLastDay = true
    return try await pull(family, options)
  }

  /// Makes an edit, and computes again at once what it put out of date.
  ///
  /// An account that another process is syncing is left to that sync.
  ///
  /// - Parameter account: the account whose balances are edited. If it is a manual one, it is
  ///   computed up to today even where the edit concerns no day that was computed already.
  /// - Returns: what the edit returned, and the accounts that were to be computed again.
  public func recomputing<Result>(
    _ family: Family, _ account: AccountID? = nil, after edit: () async throws -> Result
  ) async throws -> (result: Result, recomputations: [Recomputation]) {
    let before = try await accounts(of: family)
    let result = try await edit()
    let today = try today(of: family)
    let stale = try await books.accounts(of: family.id).filter { now in
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
      uniqueKeysWithValues: try await books.accounts(of: family.id).map { ($0.id, $0) })
  }
}
