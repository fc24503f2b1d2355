import PlaidSyncLedger
import PlaidSyncPorts

extension Application {
  /// Returns a family's differences between the banks' balances and the books, by account and day,
  /// each with its likely causes.
  ///
  /// - Parameters:
  ///   - account: The account whose differences are returned; `nil` for all accounts.
  ///   - since: The first day of reported balances whose differences are returned; `nil` for all.
  /// - Returns: The differences, accepted ones included. Causes are ordered, likeliest first, and
  ///   there are none where nothing explains the difference exactly.
  public func drifts(
    of family: Family, account: AccountID?, since: LocalDate?
  ) async throws -> [(drift: Drift, causes: [DriftCause])] {
    let drifts = try await ledger(of: family).drifts(of: family.id, since: since)
      .filter { account == nil || $0.accountID == account }
    guard let first = drifts.map(\.since).min() else { return [] }
    var query = TransactionQuery(familyID: family.id)
    query.accountID = account
    // A transaction that explains a difference may be dated long before it.
    query.since = first.adding(days: -4 * DriftCause.daysAround)
    let entries = Dictionary(
      grouping: try await ledger(of: family).transactions(query), by: \.accountID)
    query.isRemoved = true
    let removed = Dictionary(
      grouping: try await ledger(of: family).transactions(query), by: \.accountID)
    let accounts = try await ledger(of: family).accounts(of: family.id)
    return drifts.map { drift in
      guard let account = accounts.first(where: { $0.id == drift.accountID }) else {
        return (drift, [])
      }
      let causes = DriftCause.causes(
        of: drift, in: account, entries: entries[account.id] ?? [],
        removed: removed[account.id] ?? [], others: drifts.filter { $0.accountID == account.id })
      return (drift, causes)
    }
  }
}
