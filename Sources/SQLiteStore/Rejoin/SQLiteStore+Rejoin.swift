import GRDB
import PlaidSyncLedger
import PlaidSyncPorts
import Synchronization

extension SQLiteStore {
  /// An item's accounts with the accounts of unlinked or broken items that each may continue.
  public func rejoinCandidates(of item: ItemID) async throws -> [RejoinCandidate] {
    try await read { db in
      let family = try ItemReader.item(item, db).familyID
      let new = try SQLiteStore.fingerprints("i.item_id = ?1", item, db)
      let old = try SQLiteStore.fingerprints(
        """
        i.family_id = (SELECT family_id FROM items WHERE item_id = ?1) AND i.item_id <> ?1
        AND (i.unlinked_at_ms IS NOT NULL OR i.status IN ('login_required', 'revoked'))
        """, item, db)
      let candidates = AccountMatcher.candidates(of: new, among: old)
      let certain = AccountMatcher.certain(candidates)
      let accounts = Dictionary(
        uniqueKeysWithValues: try AccountReader.accounts(of: family, db).map { ($0.id, $0) })
      return candidates.compactMap { candidate in
        guard !candidate.old.isEmpty, let new = accounts[candidate.new] else { return nil }
        return RejoinCandidate(
          new: new, old: candidate.old.compactMap { accounts[$0] },
          certain: certain[candidate.new])
      }
    }
  }

  /// Makes pairs of accounts one each, in one transaction.
  public func rejoin(
    _ pairs: [AccountPair], of item: ItemID, isDryRun: Bool
  ) async throws -> [RejoinReport] {
    let now = world.now()
    let rehearsed = Mutex<[RejoinReport]?>(nil)
    do {
      return try await writeToTheEnd { db in
        let item = try ItemReader.item(item, db)
        let reports = try ChangeContext.run(by: nil, at: now, db) {
          try pairs.map { try Rejoiner($0, of: item, now: now, db).run() }
        }
        guard isDryRun else { return reports }
        rehearsed.withLock { $0 = reports }
        throw Failure(.canceled, "a dry run is undone")
      }
    } catch {
      guard let reports = rehearsed.withLock({ $0 }) else { throw error }
      return reports
    }
  }

  /// Accounts in the provider's words; the user's names are not looked at.
  private static func fingerprints(
    _ condition: String, _ item: ItemID, _ db: Database
  ) throws -> [AccountMatcher.Fingerprint] {
    try db.all(
      """
      SELECT a.account_id, i.institution_id, a.persistent_account_id, a.name, a.mask, a.type,
        a.subtype, a.currency
      FROM accounts a JOIN items i ON i.item_id = a.item_id
      WHERE a.plaid_account_id IS NOT NULL AND \(condition) ORDER BY a.account_id
      """, item
    ) { row in
      AccountMatcher.Fingerprint(
        id: row.id(0), institutionID: row.textOrNull(1), persistentID: row.textOrNull(2),
        name: row.text(3), mask: row.textOrNull(4), type: row.text(5), subtype: row.textOrNull(6),
        currency: row.currency(7))
    }
  }
}
