import Ledger

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
