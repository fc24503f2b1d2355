import PlaidSyncLedger

/// Counts the calls that cost money.
package protocol UsageStore: Sendable {
  /// Counts a call before it is made, so that it is counted even if the process is killed during
  /// the call.
  ///
  /// - Returns: The number with which the call can be uncounted.
  func count(_ call: BilledCall, of item: Item, at now: Timestamp) async throws -> Int64
  /// Uncounts a call that certainly never reached the provider.
  func uncount(_ number: Int64) async throws
  /// Returns the calls by month (`2025-05`, UTC), item and call; only those of `month` if it is
  /// set.
  func usage(of family: FamilyID, in month: String?) async throws -> [UsageRecord]
}

/// A call that is billed each time it is made, by the provider's name for it.
package enum BilledCall: String, Hashable, Sendable, CaseIterable {
  case liveBalances = "/accounts/balance/get"
  case transactionsRefresh = "/transactions/refresh"
  case investmentsRefresh = "/investments/refresh"
}

/// How often one call was made for one item in one month.
package struct UsageRecord: Hashable, Sendable {
  /// `YYYY-MM`, in UTC.
  package let month: String
  /// The item's number, even if the item has been deleted.
  package let itemID: ItemID
  /// The item's name at the time of the calls.
  package let institution: String
  /// The provider's name for the call.
  package let endpoint: String
  package let calls: Int

  /// Describes a month's calls.
  package init(
    month: String, itemID: ItemID, institution: String, endpoint: String, calls: Int
  ) {
    self.month = month
    self.itemID = itemID
    self.institution = institution
    self.endpoint = endpoint
    self.calls = calls
  }
}
