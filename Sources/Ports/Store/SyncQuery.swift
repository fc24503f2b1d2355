import PlaidSyncLedger

/// Selects sync records.
public struct SyncQuery: Hashable, Sendable {
  public var familyID: FamilyID
  /// Only the syncs of this family, item or account; `nil` for all.
  public var key: SyncKey?
  /// Only the topmost syncs of pulls, without those below them and without recomputations of single
  /// accounts, which edits request.
  public var onlyPulls = false
  /// The maximum number of records, of which the newest are returned.
  public var limit = 50

  /// Selects a family's newest 50 records.
  public init(familyID: FamilyID) {
    self.familyID = familyID
  }
}
