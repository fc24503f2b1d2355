/// When Plaid last reached an item's bank; instants as sent.
package struct WireItemStatus: Hashable, Sendable {
  /// The last attempts for one kind of data.
  package struct Updates: Hashable, Sendable {
    package let lastSuccessful: String?
    package let lastFailed: String?

    init(_ object: WireReader) throws(WireError) {
      lastSuccessful = try object.optionalString("last_successful_update")
      lastFailed = try object.optionalString("last_failed_update")
    }
  }

  package let transactions: Updates?
  package let investments: Updates?
  package let lastWebhookSentAt: String?
  package let lastWebhookCode: String?

  /// Reads a `status` object.
  package init(_ object: WireReader) throws(WireError) {
    transactions = try object.optionalObject("transactions").map(Updates.init)
    investments = try object.optionalObject("investments").map(Updates.init)
    let webhook = try object.optionalObject("last_webhook")
    lastWebhookSentAt = try webhook?.optionalString("sent_at")
    lastWebhookCode = try webhook?.optionalString("code_sent")
  }
}
