/// An element of one of Plaid's responses that could not be imported, kept as received.
///
/// The rest of the response was imported. `Application.retryQuarantine` tries again, for example
/// after an update of the library.
public struct QuarantinedElement: Hashable, Sendable {
  public let id: QuarantineID
  public let itemID: ItemID
  /// The list that contained it: `transactions`, `trades`, `holdings`, `securities`, `liabilities`
  /// or `accounts`.
  public let list: String
  /// Plaid's id of the element; `nil` if it has none or none could be read.
  public let providerID: String?
  /// Why the last attempt to import it failed, as a sentence.
  public let reason: String
  /// The element's JSON in UTF-8, byte for byte.
  public let raw: [UInt8]
  /// True when the element is from the list of removed transactions.
  public let isRemoval: Bool
  /// The sync that received it.
  public let syncID: SyncID
  /// When the element was put into quarantine.
  public let receivedAt: Timestamp
  /// When importing it was last retried; `nil` if never.
  public let retriedAt: Timestamp?

  /// Creates a quarantined element.
  package init(
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
