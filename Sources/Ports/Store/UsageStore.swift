import PlaidSyncLedger

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

/// A call that costs money each time it is made, by the provider's name for it.
public enum BilledCall: String, Hashable, Sendable, CaseIterable {
  case liveBalances = "/accounts/balance/get"
  case transactionsRefresh = "/transactions/refresh"
  case investmentsRefresh = "/investments/refresh"
}

/// How often one call was made for one item in one month.
public struct UsageRecord: Hashable, Sendable {
  /// `YYYY-MM`, in UTC.
  public let month: String
  /// The item's number, also when the item is gone.
  public let itemID: ItemID
  /// What the item was called when the calls were made.
  public let institution: String
  /// The provider's name of the call.
  public let endpoint: String
  public let calls: Int

  /// Describes a month's calls.
  public init(
    month: String, itemID: ItemID, institution: String, endpoint: String, calls: Int
  ) {
    self.month = month
    self.itemID = itemID
    self.institution = institution
    self.endpoint = endpoint
    self.calls = calls
  }
}
