import Ledger

/// The count of calls that cost money.
public protocol UsageStore: Sendable {
  /// Counts a call that is about to be made; it counts even if the process is killed in it.
  ///
  /// - Returns: the number under which it can be taken back.
  func count(_ call: BilledCall, of item: Item, at now: Timestamp) async throws -> Int64
  /// Takes a call back that certainly never reached the provider.
  func uncount(_ number: Int64) async throws
  /// What was called, by month (`2025-05`, UTC), item and call; one month only when asked for.
  func usage(of family: FamilyID, in month: String?) async throws -> [UsageRecord]
}
