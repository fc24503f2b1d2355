import Ledger

/// Selects sync records.
public struct SyncQuery: Hashable, Sendable {
  public var familyID: FamilyID
  /// Only those of one syncable.
  public var key: SyncKey?
  /// Only runs that are no part of another.
  public var onlyRoots = false
  public var limit = 50

  /// Selects a family's records.
  public init(familyID: FamilyID) {
    self.familyID = familyID
  }
}
