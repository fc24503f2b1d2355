import PlaidSyncJSON
import PlaidSyncLedger

extension JSONOutput {
  /// An element that could not be imported, without the element itself.
  static func quarantined(_ element: QuarantinedElement) -> JSONValue {
    [
      "id": .id(element.id),
      "item": .id(element.itemID),
      "list": .string(element.list),
      "plaid_transaction_id": .string(orNull: element.providerID),
      "reason": .string(element.reason),
      "removal": .bool(element.isRemoval),
      "sync": .id(element.syncID),
      "received_at": .text(element.receivedAt),
      "retried_at": .text(element.retriedAt),
    ]
  }
}
