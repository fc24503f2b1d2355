/// An element of a provider's answer that could not be imported, as it came.
public struct QuarantinedElement: Hashable, Sendable {
  public let id: QuarantineID
  public let itemID: ItemID
  /// Which list of an answer it came in: `transactions`, `trades`, `holdings`, `securities`,
  /// `liabilities`, `accounts`.
  public let list: String
  /// The provider's id of the element, if it has one and that much could be read.
  public let providerID: String?
  /// Why it could not be imported when it was last tried, as a sentence.
  public let reason: String
  /// The element's JSON, byte for byte.
  public let raw: [UInt8]
  /// True when it came in the list of what was removed.
  public let isRemoval: Bool
  /// The sync that received it.
  public let syncID: SyncID
  public let receivedAt: Timestamp
  /// When it was last tried again; `nil` when it never was.
  public let retriedAt: Timestamp?

  /// Describes an element.
  public init(
    id: QuarantineID, itemID: ItemID, list: String = "transactions", providerID: String?,
    reason: String, raw: [UInt8], isRemoval: Bool, syncID: SyncID, receivedAt: Timestamp,
    retriedAt: Timestamp?
  ) {
    self.id = id
    self.itemID = itemID
    self.list = list
    self.providerID = providerID
    self.reason = reason
    self.raw = raw
    self.isRemoval = isRemoval
    self.syncID = syncID
    self.receivedAt = receivedAt
    self.retriedAt = retriedAt
  }
}
