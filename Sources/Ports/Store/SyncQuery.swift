import PlaidSyncLedger

/// Selects sync records.
public struct SyncQuery: Hashable, Sendable {
  public var familyID: FamilyID
  /// Only those of one syncable.
  public var key: SyncKey?
  /// Only top-level runs, without those of single accounts, which edits request.
  public var onlyPulls = false
  public var limit = 50

  /// Selects a family's records.
  public init(familyID: FamilyID) {
    self.familyID = familyID
  }
}
