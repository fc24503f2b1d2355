import PlaidSyncJSON
import PlaidSyncLedger

extension SandboxState {
  /// `/transactions/get`: the older endpoint, newest first.
  mutating func listTransactions(_ call: Call) throws(Rejection) -> Reply {
    let place = try place(of: call.text("access_token"))
    try addTransactions(to: place, call)
    guard let start = LocalDate(call.text("start_date")),
      let end = LocalDate(call.text("end_date")), start <= end
    else { throw .invalidField("start_date must not be after end_date") }
    requestUpdate(place)
    let item = items[place]
    guard item.stage > .notReady else {
      throw Rejection(
        "ITEM_ERROR", "PRODUCT_NOT_READY", "the transactions have not been fetched yet")
    }
    let accounts = item.accounts.filter { $0.hasTransactions && !$0.isVanished }
    let wanted = call.options["account_ids"]?.array?.compactMap(\.string)
    if let wanted, !wanted.allSatisfy({ id in accounts.contains { $0.id == id } }) {
      throw .account
    }
    let found = item.transactions.indices.filter { index in
      let transaction = item.transactions[index]
      return transaction.isReleased && !transaction.isGone && transaction.date >= start
        && transaction.date <= end
        && wanted?.contains(item.accounts[transaction.account].id) ?? true
    }
    // Equal days are ordered by index, so that pages neither overlap nor leave gaps.
    let sorted = found.sorted { left, right in
      (item.transactions[left].day, left) > (item.transactions[right].day, right)
    }
    var writer = TransactionWriter(
      version: call.options["personal_finance_category_version"]?.string ?? "v2",
      hasStatements: call.options["include_original_description"]?.bool ?? false)
    var list = ElementList()
    let page = sorted.dropFirst(call.options["offset"]?.int ?? 0)
      .prefix(call.options["count"]?.int ?? 100)
    for index in page {
      let transaction = item.transactions[index]
      list.append { writer.write(transaction, item.accounts[transaction.account], to: &$0) }
    }
    let readAt = readAt(item)
    var reply = Reply([
      "accounts": .array(accounts.map { .object($0.object(readAt: readAt)) }),
      "item": item.object, "total_transactions": .int(sorted.count),
    ])
    reply.set("transactions", .bytes(list.closed))
    return reply
  }

  /// `/transactions/refresh`: asks the bank now.
  mutating func refreshTransactions(_ call: Call) throws(Rejection) -> Reply {
    let place = try place(of: call.text("access_token"))
    guard items[place].historyFrom != nil else {
      throw Rejection(
        "ITEM_ERROR", "PRODUCT_NOT_ENABLED", "the Item does not have the product transactions")
    }
    guard !isDown(items[place].institutionID) else { throw .institutionDown }
    if items[place].user == DynamicUser.name { DynamicUser.refresh(&items[place], today: today) }
    return Reply()
  }

  /// `/sandbox/transactions/create`: only for the one user whose transactions change.
  mutating func createTransactions(_ call: Call) throws(Rejection) -> Reply {
    let place = try place(of: call.text("access_token"))
    guard items[place].user == DynamicUser.name else {
      throw .invalidField(
        "transactions can be created only for Items made with \(DynamicUser.name)")
    }
    let requested = call.body["transactions"]?.array ?? []
    guard requested.count <= 10 else {
      let message = "The request contains too many transactions."
      throw .invalidField(message, display: message)
    }
    var drafts: [BankTransaction] = []
    for request in requested { drafts.append(try draft(of: request, in: items[place])) }
    for draft in drafts { items[place].add(draft) }
    return Reply()
  }

  private func draft(of request: JSONValue, in item: BankItem) throws(Rejection) -> BankTransaction
  {
    let days = ["date_transacted", "date_posted"].map { key in
      request[key]?.string.flatMap { LocalDate($0)?.day } ?? 0
    }
    guard days[0] <= days[1], days[0] >= day - 14, days[1] <= day else {
      let message =
        "Transaction and posted dates must be within the last 14 days."
        + " The posted date cannot be before the transaction date."
      throw .invalidField(message, display: message)
    }
    var account = 0
    if let id = request["account_id"]?.string {
      guard let found = item.accounts.firstIndex(where: { $0.id == id && !$0.isVanished }) else {
        throw .account
      }
      account = found
    }
    let text = request["description"]?.string ?? ""
    return BankTransaction(
      account: account, units: try CustomUser.units(request["amount"], "amount"),
      currency: request["iso_currency_code"]?.string, day: days[1], authorizedDay: days[0],
      name: text, statement: text, merchant: Merchant.unknown)
  }
}
