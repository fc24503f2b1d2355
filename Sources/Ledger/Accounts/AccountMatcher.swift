/// Finds out which account of a bank that was linked anew is which of those that were there before.
public enum AccountMatcher {
  /// What an account is recognised by, in the provider's words and not in the user's.
  public struct Face: Hashable, Sendable {
    public let id: AccountID
    public let institutionID: String?
    public let persistentID: String?
    public let name: String
    public let mask: String?
    public let type: String
    public let subtype: String?
    public let currency: Currency

    /// Describes an account.
    public init(
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

  /// For each new account those that it may continue; more than one is for the user to decide.
  ///
  /// The provider's persistent id decides where both have one; otherwise institution, mask, type
  /// and name have to be the same. An old account that fits several new ones is none's alone, and
  /// is then listed with each of them.
  public static func candidates(
    of new: [Face], among old: [Face]
  ) -> [(new: AccountID, old: [AccountID])] {
    new.map { face in
      let persistent = old.filter { $0.persistentID != nil && $0.persistentID == face.persistentID }
      let fitting = persistent.isEmpty ? old.filter { isAlike($0, face) } : persistent
      return (face.id, fitting.map(\.id))
    }
  }

  /// The pairs that leave no doubt: one fits, and fits no other.
  public static func certain(
    _ candidates: [(new: AccountID, old: [AccountID])]
  ) -> [AccountID: AccountID] {
    var uses: [AccountID: Int] = [:]
    for id in candidates.flatMap(\.old) { uses[id, default: 0] += 1 }
    return candidates.reduce(into: [:]) { pairs, candidate in
      guard candidate.old.count == 1, let old = candidate.old.first, uses[old] == 1 else { return }
      pairs[candidate.new] = old
    }
  }

  private static func isAlike(_ old: Face, _ new: Face) -> Bool {
    // Two persistent ids that differ are two accounts, however alike they look.
    if let one = old.persistentID, let other = new.persistentID, one != other { return false }
    return old.institutionID != nil && old.institutionID == new.institutionID
      && old.mask == new.mask && old.type == new.type && old.subtype == new.subtype
      && old.name == new.name && old.currency == new.currency
  }
}
