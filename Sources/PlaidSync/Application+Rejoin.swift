import Ledger
import Ports

extension Application {
  /// Goes on with old accounts under a new link, and brings their balances in line.
  public func rejoin(
    _ pairs: [AccountPair], of item: Item, in family: Family, isDryRun: Bool = false
  ) async throws -> [RejoinReport] {
    guard !pairs.isEmpty else { return [] }
    let reports = try await books.rejoin(pairs, of: item.id, isDryRun: isDryRun)
    guard !isDryRun else { return reports }
    var options = PullOptions()
    options.accounts = pairs.map(\.old)
    let settled = try await pull(family, options)
    if let failure = settled.outcomes.compactMap(\.failure).first { throw failure }
    return reports
  }
}
