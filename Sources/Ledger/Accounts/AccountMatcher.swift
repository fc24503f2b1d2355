/// Matches the accounts of a bank that was linked again with the accounts of the earlier link.
package enum AccountMatcher {
  /// What identifies an account: the provider's values, never the user's edits.
  package struct Fingerprint: Hashable, Sendable {
    package let id: AccountID
    package let institutionID: String?
    package let persistentID: String?
    package let name: String
    package let mask: String?
    package let type: String
    package let subtype: String?
    package let currency: Currency

    /// Creates a fingerprint from an account's provider values.
    package init(
      id: AccountID, institutionID: String?, persistentID: String?, name: String, mask: String?,
      type: String, subtype: String?, currency: Currency
    ) {
      self.id = id
      self.institutionID = institutionID
      self.persistentID = persistentID
      self.name = name
      self.mask = mask
      self.type = type
      self.subtype = subtype
      self.currency = currency
    }
  }

  /// Returns, for each new account, the old accounts that it may continue; if there are several,
  /// the user decides.
  ///
  /// Where both accounts have a persistent id from the provider, it decides. Otherwise institution,
  /// mask, type, name and currency must match. An old account that matches several new ones is
  /// listed with each of them.
  package static func candidates(
    of new: [Fingerprint], among old: [Fingerprint]
  ) -> [(new: AccountID, old: [AccountID])] {
    new.map { face in
      let persistent = old.filter { $0.persistentID != nil && $0.persistentID == face.persistentID }
      let fitting = persistent.isEmpty ? old.filter { isAlike($0, face) } : persistent
      return (face.id, fitting.map(\.id))
    }
  }

  /// Returns the unambiguous pairs: a new account with one candidate that no other account has.
  package static func certain(
    _ candidates: [(new: AccountID, old: [AccountID])]
  ) -> [AccountID: AccountID] {
    var uses: [AccountID: Int] = [:]
    for id in candidates.flatMap(\.old) { uses[id, default: 0] += 1 }
    return candidates.reduce(into: [:]) { pairs, candidate in
      guard candidate.old.count == 1, let old = candidate.old.first, uses[old] == 1 else { return }
      pairs[candidate.new] = old
    }
  }

  private static func isAlike(_ old: Fingerprint, _ new: Fingerprint) -> Bool {
    // Different persistent ids mean different accounts, however similar the rest is.
    if let one = old.persistentID, let other = new.persistentID, one != other { return false }
    return old.institutionID != nil && old.institutionID == new.institutionID
      && old.mask == new.mask && old.type == new.type && old.subtype == new.subtype
      && old.name == new.name && old.currency == new.currency
  }
}
