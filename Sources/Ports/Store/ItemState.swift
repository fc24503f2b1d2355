import Ledger

/// How an item stands, as it is noted after a call.
public struct ItemState: Hashable, Sendable {
  public let status: ItemStatus
  public let errorCode: String?
  public let remedy: String?
  /// What `/item/get` said, when it was asked.
  public let report: ItemReport?

  /// Describes a state.
  public init(status: ItemStatus, errorCode: String?, remedy: String?, report: ItemReport? = nil) {
    self.status = status
    self.errorCode = errorCode
    self.remedy = remedy
    self.report = report
  }
}
