import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Finds accounts that a new link may continue.
enum RejoinCandidates {
  /// Returns an item's accounts with the accounts of unlinked or broken items that each may
  /// continue.
  static func candidates(of item: ItemID, _ db: Database) throws -> [RejoinCandidate] {
    let family = try ItemReader.item(item, db).familyID
    let new = try fingerprints("i.item_id = ?1", item, db)
    let old = try fingerprints(
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

  /// Returns accounts as the provider describes them; the user's names are ignored.
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
