import PlaidSyncJSON
import PlaidSyncLedger

extension SandboxState {
  /// `/item/public_token/exchange`.
  mutating func exchange(_ call: Call) throws(Rejection) -> Reply {
    let text = call.text("public_token")
    guard let token = publicTokens[text], !token.isUsed,
      token.expiresAtMilliseconds > call.now.milliseconds
    else { throw .publicToken }
    publicTokens[text]?.isUsed = true
    let access = newToken("access")
    accessTokens[access] = token.item
    items[token.item].accessToken = access
    return Reply(["access_token": .string(access), "item_id": .string(items[token.item].id)])
  }

  /// `/item/get`: the only answer that reports an Item's error inside a success.
  func itemReport(_ call: Call) throws(Rejection) -> Reply {
    let place = try place(of: call.text("access_token"), needsData: false)
    let item = items[place]
    let updated = Timestamp(startOf: today).adding(milliseconds: 6 * 3_600_000)
    var status: JSONObject = [:]
    if item.products.contains("transactions") {
      let last = max(updated.milliseconds, item.createdAtMilliseconds)
      status.set(
        "transactions",
        [
          "last_failed_update": nil,
          "last_successful_update": item.stage == .notReady
            ? nil : .string("\(Timestamp(milliseconds: last))"),
        ])
    }
    if item.products.contains("investments") {
      let last = max(updated.milliseconds, item.createdAtMilliseconds)
      status.set(
        "investments",
        [
          "last_failed_update": nil,
          "last_successful_update": .string("\(Timestamp(milliseconds: last))"),
        ])
    }
    status.set("last_webhook", nil)
    return Reply(["item": item.object, "status": .object(status)])
  }

  /// `/item/remove`.
  mutating func removeItem(_ call: Call) throws(Rejection) -> Reply {
    let place = try place(of: call.text("access_token"), needsData: false)
    items[place].isRemoved = true
    items[place].transactions = []
    items[place].changes = []
    items[place].plans = []
    items[place].portfolio = nil
    return Reply()
  }

  /// `/item/webhook/update`.
  mutating func updateWebhook(_ call: Call) throws(Rejection) -> Reply {
    let place = try place(of: call.text("access_token"), needsData: false)
    items[place].webhook = call.body["webhook"]?.string
    return Reply(["item": items[place].object])
  }

  /// `/item/access_token/invalidate`: the old token stops working immediately.
  mutating func invalidateToken(_ call: Call) throws(Rejection) -> Reply {
    let old = call.text("access_token")
    let place = try place(of: old, needsData: false)
    let new = newToken("access")
    accessTokens[old] = nil
    accessTokens[new] = place
    items[place].accessToken = new
    return Reply(["new_access_token": .string(new)])
  }

  /// `/sandbox/item/reset_login`.
  mutating func resetLogin(_ call: Call) throws(Rejection) -> Reply {
    let place = try place(of: call.text("access_token"), needsData: false)
    items[place].itemError = .loginRequired
    return Reply(["reset_login": true])
  }

  /// `/sandbox/item/fire_webhook`: the request is checked, but no webhook is delivered yet.
  func fireWebhook(_ call: Call) throws(Rejection) -> Reply {
    let place = try place(of: call.text("access_token"), needsData: false)
    let item = items[place]
    guard item.webhook != nil else {
      throw Rejection("SANDBOX_ERROR", "SANDBOX_WEBHOOK_INVALID", "the Item has no webhook URL")
    }
    let products = [
      "AUTH": "auth", "HOLDINGS": "investments", "INVESTMENTS_TRANSACTIONS": "investments",
      "LIABILITIES": "liabilities", "TRANSACTIONS": "transactions", "ASSETS": "assets",
      "IDENTITY": "identity",
    ]
    if let product = products[call.body["webhook_type"]?.string ?? "TRANSACTIONS"],
      !item.products.contains(product)
    {
      throw Rejection(
        "SANDBOX_ERROR", "SANDBOX_PRODUCT_NOT_ENABLED", "the Item lacks the product \(product)")
    }
    return Reply(["webhook_fired": true])
  }
}
