import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// All contents of the books that do not depend on row ids and instants, as text.
struct Books: Equatable, Sendable {
  private(set) var lines: [String] = []

  /// Reads the books, with the provider's ids or without.
  init(_ ledger: any LedgerStore, of family: FamilyID, withIDs: Bool = true) async throws {
    let accounts = try await ledger.accounts(of: family)
    let names = Dictionary(uniqueKeysWithValues: accounts.map { ($0.id, $0.name) })
    for isRemoved in [false, true] {
      var query = TransactionQuery(familyID: family)
      query.isRemoved = isRemoved
      let transactions = try await ledger.transactions(query)
      lines += transactions.map { Self.line($0, names, withIDs: withIDs) }
    }
    for account in accounts {
      let facts = [
        account.name, account.status.rawValue, account.currency.code, account.type,
        account.subtype ?? "–", account.balance.map(\.description) ?? "–",
      ]
      lines.append("account \(facts.joined(separator: " "))")
      let rows = try await ledger.balances(of: account.id, in: .everything)
      lines += rows.map { "balance \(account.name) \(Self.line($0))" }
    }
    lines.sort()
  }

  /// Only the lines of these accounts, without removed transactions.
  func standing(in accounts: [String]) -> Books {
    var copy = self
    copy.lines.removeAll { line in
      line.hasSuffix("removed") || !accounts.contains { line.contains(" \($0) ") }
    }
    return copy
  }

  /// The differences, at most twenty lines: `-` is missing here, `+` is only here.
  func difference(from other: Books) -> [String] {
    let mine = Set(lines)
    let theirs = Set(other.lines)
    let all =
      other.lines.filter { !mine.contains($0) }.map { "- \($0)" }
      + lines.filter { !theirs.contains($0) }.map { "+ \($0)" }
    return all.count > 20 ? all.prefix(20) + ["… \(all.count)"] : all
  }

  private static func line(
    _ entry: Transaction, _ names: [AccountID: String], withIDs: Bool
  ) -> String {
    let marks = [
      entry.isPending ? "pending" : nil, entry.isExcluded ? "excluded" : nil,
      entry.notes.map { "notes=\($0)" }, entry.tags.isEmpty ? nil : "tags=\(entry.tags)",
      entry.locked.isEmpty ? nil : "locked=\(entry.locked.map(\.rawValue).sorted())",
      entry.removedAt == nil ? nil : "removed",
    ]
    return """
      entry \(names[entry.accountID] ?? "?") \(entry.date) \(entry.money.amount) \
      \(entry.money.currency.code) \(entry.name) [\(entry.category ?? "")] \
      \(withIDs ? entry.providerID ?? "by hand" : "") \(marks.compactMap { $0 }.joined(separator: " "))
      """
  }

  private static func line(_ row: BalanceRow) -> String {
    let figures = [
      row.startCash, row.startNonCash, row.cashIn, row.cashOut, row.nonCashIn, row.nonCashOut,
      row.market, row.cashAdjustment, row.nonCashAdjustment, row.endCash, row.endNonCash,
    ]
    return "\(row.date) \(figures.map(\.description).joined(separator: " "))"
      + (row.isIncomplete ? " incomplete" : "")
  }
}

extension EndToEndHarness {
  /// The current contents of the books.
  func books() async throws -> Books { try await Books(ledger, of: family.id) }

  /// The transactions that are not removed; `change` can select the removed ones.
  func transactions(
    _ change: (inout TransactionQuery) -> Void = { _ in }
  ) async throws -> [Transaction] {
    var query = TransactionQuery(familyID: family.id)
    change(&query)
    return try await ledger.transactions(query)
  }

  /// The transaction with a provider's id, removed or not.
  func transaction(_ providerID: String) async throws -> Transaction {
    let all = try await transactions() + transactions { $0.isRemoved = true }
    return all.first { $0.providerID == providerID }!
  }

  /// The balance rows of an account.
  func balances(_ name: String) async throws -> [BalanceRow] {
    try await ledger.balances(of: try await account(name).id, in: .everything)
  }
}
