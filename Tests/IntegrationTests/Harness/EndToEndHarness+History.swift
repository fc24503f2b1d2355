import PlaidSyncLedger
import PlaidSyncPorts

extension EndToEndHarness {
  /// A transaction's history as lines: the change, from → to, and the number of the pull that made
  /// it.
  ///
  /// `pulls` are the item's syncs in order; the user's changes have no number.
  func history(_ id: TransactionID, pulls: [SyncID?]) async throws -> [String] {
    try await ledger.history(of: id).map { change in
      let who = change.syncID.map { sync in
        "pull \(pulls.firstIndex(of: sync).map { "\($0 + 1)" } ?? "?")"
      }
      let values = [change.old, change.new].map { $0 ?? "–" }
      return [
        who ?? "user", change.kind.rawValue, change.field?.rawValue,
        change.field == nil || change.field == .details ? nil : values.joined(separator: " → "),
      ].compactMap { $0 }.joined(separator: ": ")
    }
  }

  /// Restores a removed transaction.
  func restore(_ id: TransactionID) async throws {
    var edit = TransactionEdit()
    edit.isRestored = true
    _ = try await ledger.editTransaction(id, edit)
  }
}
