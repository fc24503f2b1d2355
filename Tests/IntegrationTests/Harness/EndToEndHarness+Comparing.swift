import PlaidSyncLedger
import PlaidSyncPorts
import Testing

@testable import PlaidSyncSandbox

extension EndToEndHarness {
  /// The transactions that are not removed, as lines that can be compared with the bank's.
  func listedTransactions() async throws -> [String] {
    let accounts = try await ledger.accounts(of: family.id)
    let ids = Dictionary(uniqueKeysWithValues: accounts.map { ($0.id, $0.providerID ?? "") })
    return try await transactions().map { entry in
      let pending = entry.isPending ? " pending" : ""
      return "\(ids[entry.accountID]!) \(entry.providerID ?? "") \(entry.date) "
        + "\(entry.money.amount) \(entry.money.currency.code) \(entry.name)\(pending)"
    }.sorted()
  }

  /// The names of an item's accounts that have transactions.
  func namesWithTransactions(of item: Item) -> [String] {
    bank(item).accounts.filter(\.hasTransactions).map(\.name)
  }

  /// The transactions that the bank lists for an item, as lines.
  func listedTransactions(at item: Item) -> [String] {
    let bank = bank(item)
    return bank.transactions.filter { $0.isReleased && !$0.isGone }.map { entry in
      let account = bank.accounts[entry.account]
      let pending = entry.isPending ? " pending" : ""
      return "\(account.id) \(entry.id) \(entry.date) \(entry.amount) "
        + "\(entry.currency ?? account.currency) \(entry.name)\(pending)"
    }.sorted()
  }
}

/// The failure that `body` ends with; anything else is an issue.
func failure<Value>(
  _ body: () async throws -> Value, sourceLocation: SourceLocation = #_sourceLocation
) async throws -> Failure {
  do {
    _ = try await body()
  } catch let failure as Failure {
    return failure
  }
  Issue.record("it did not fail", sourceLocation: sourceLocation)
  return Failure(.broken, "it did not fail")
}
