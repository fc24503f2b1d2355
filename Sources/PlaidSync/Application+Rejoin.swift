import PlaidSyncLedger
import PlaidSyncPorts

extension Application {
  /// Continues old accounts under a new link and recomputes their balances.
  package func rejoin(
    _ pairs: [AccountPair], of item: Item, in family: Family, isDryRun: Bool = false
  ) async throws -> [RejoinReport] {
    guard !pairs.isEmpty else { return [] }
    let reports = try await ledger(of: family).rejoin(pairs, of: item.id, isDryRun: isDryRun)
    guard !isDryRun else { return reports }
    var options = PullOptions()
    options.accounts = pairs.map(\.old)
    let recomputation = try await pull(family, options)
    if let failure = recomputation.outcomes.compactMap(\.failure).first { throw failure }
    return reports
  }
}
