import PlaidSyncLedger

/// What reports add up, each in one question whatever the number of accounts.
public protocol ReportStore: Sendable {
  /// The days of a family's accounts inside a window, ascending; of a closed account only those up
  /// to its last reading, valuation or entry.
  func accountDays(of family: FamilyID, in window: SyncWindow) async throws -> [AccountDay]
  /// The posted entries inside a window that are spending or income: no transfers, nothing that is
  /// excluded, of what is split the parts.
  func reportEntries(of family: FamilyID, in window: SyncWindow) async throws -> [ReportEntry]
  /// A family's stored rates.
  func rates(of family: FamilyID) async throws -> RateBook
}
