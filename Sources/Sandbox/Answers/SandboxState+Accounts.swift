import PlaidSyncJSON
import PlaidSyncLedger

extension SandboxState {
  /// `/accounts/get`: the cached balances.
  func accounts(_ call: Call) throws(Rejection) -> Reply {
    let place = try place(of: call.text("access_token"))
    let accounts = try chosen(items[place], call.options)
    return Reply([
      "accounts": .array(accounts.map { .object($0.object(readAt: readAt(items[place]))) }),
      "item": items[place].object,
    ])
  }

  /// `/accounts/balance/get`: the balances as the bank has them now.
  func balances(_ call: Call) throws(Rejection) -> Reply {
    let place = try place(of: call.text("access_token"))
    let item = items[place]
    guard !isDown(item.institutionID) else { throw .institutionDown }
    let accounts = try chosen(item, call.options)
    if let readAt = readAt(item), accounts.contains(where: { $0.type != "depository" }) {
      guard let text = call.options["min_last_updated_datetime"]?.string,
        let oldest = Timestamp(text)
      else {
        throw .invalidField("options.min_last_updated_datetime is required at this institution")
      }
      if readAt < oldest {
        throw Rejection(
          "INVALID_RESULT", "LAST_UPDATED_DATETIME_OUT_OF_RANGE",
          "the institution has no balance as fresh as was asked for")
      }
    }
    return Reply([
      "accounts": .array(accounts.map { .object($0.object(readAt: readAt(item))) }),
      "item": item.object,
    ])
  }

  /// Whether the institution answers no requests.
  func isDown(_ institutionID: String) -> Bool {
    down.contains(institutionID) || Institution.find(institutionID)?.health == .down
  }

  /// When the bank read the balances, if it reports that: at six in the morning.
  func readAt(_ item: BankItem) -> Timestamp? {
    guard Institution.find(item.institutionID)?.saysWhenRead == true else { return nil }
    return Timestamp(startOf: today).adding(milliseconds: 6 * 3_600_000)
  }

  /// The requested accounts; all open ones if none is named.
  func chosen(_ item: BankItem, _ options: JSONObject) throws(Rejection) -> [BankAccount] {
    let present = item.accounts.filter { !$0.isVanished }
    guard !present.isEmpty else {
      throw Rejection("ITEM_ERROR", "NO_ACCOUNTS", "the Item has no open account")
    }
    guard let ids = options["account_ids"]?.array?.compactMap(\.string) else { return present }
    guard ids.allSatisfy({ id in present.contains { $0.id == id } }) else { throw .account }
    return present.filter { ids.contains($0.id) }
  }
}
