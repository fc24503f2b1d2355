import PlaidSyncJSON

/// The response of `/item/get`.
package struct ItemGetResponse: WireResponse, Hashable {
  package let item: WireItem
  package let status: WireItemStatus?
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    item = try WireItem(body.object("item"))
    status = try body.optionalObject("status").map(WireItemStatus.init)
    requestID = try body.optionalString("request_id")
  }
}

/// An item as Plaid describes it.
package struct WireItem: Hashable, Sendable {
  package let itemID: String
  /// The bank's id; missing for items created without an institution.
  package let institutionID: String?
  package let institutionName: String?
  package let webhook: String?
  /// The item's current error; `nil` if it has none.
  package let error: PlaidError?
  package let availableProducts: [String]
  package let billedProducts: [String]
  package let products: [String]
  package let consentedProducts: [String]
  /// The instants as sent.
  package let consentExpirationTime: String?
  package let createdAt: String?
  package let updateType: String?
  /// The whole object as it was sent.
  package let raw: JSONValue

  /// Decodes an `item` object.
  package init(_ object: WireReader) throws(WireError) {
    itemID = try object.string("item_id")
    institutionID = try object.optionalString("institution_id")
    institutionName = try object.optionalString("institution_name")
    webhook = try object.optionalString("webhook")
    error = try object.optionalObject("error").map(PlaidError.init)
    availableProducts = try object.strings("available_products")
    billedProducts = try object.strings("billed_products")
    products = try object.strings("products")
    consentedProducts = try object.strings("consented_products")
    consentExpirationTime = try object.optionalString("consent_expiration_time")
    createdAt = try object.optionalString("created_at")
    updateType = try object.optionalString("update_type")
    raw = object.value
  }
}

/// When Plaid last reached an item's bank, with instants as sent.
package struct WireItemStatus: Hashable, Sendable {
  /// The last successful and failed update of one kind of data.
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

  /// Decodes a `status` object.
  package init(_ object: WireReader) throws(WireError) {
    transactions = try object.optionalObject("transactions").map(Updates.init)
    investments = try object.optionalObject("investments").map(Updates.init)
    let webhook = try object.optionalObject("last_webhook")
    lastWebhookSentAt = try webhook?.optionalString("sent_at")
    lastWebhookCode = try webhook?.optionalString("code_sent")
  }
}

/// A response without content, which only confirms that the request succeeded.
package struct EmptyResponse: WireResponse, Hashable {
  package let requestID: String?

  package init(_ body: WireReader) throws(WireError) {
    requestID = try body.optionalString("request_id")
  }
}
