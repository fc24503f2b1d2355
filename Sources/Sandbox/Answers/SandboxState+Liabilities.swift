import PlaidSyncJSON
import PlaidSyncLedger

extension SandboxState {
  /// `/liabilities/get`: what lenders state about cards, student loans and mortgages.
  mutating func liabilities(_ call: Call) throws(Rejection) -> Reply {
    let place = try place(of: call.text("access_token"))
    let item = items[place]
    try check("liabilities", of: item)
    guard item.has("liabilities") else {
      throw Rejection(
        "ITEM_ERROR", "NO_LIABILITY_ACCOUNTS",
        "the Item has no credit card, student loan or mortgage")
    }
    if !item.products.contains("liabilities") { items[place].products.append("liabilities") }
    let accounts = try chosen(item, call.options)
    let readAt = readAt(item)
    var lists: [BankAccount.Debt: [JSONValue]] = [:]
    for (index, account) in item.accounts.enumerated() {
      guard let debt = account.debt, accounts.contains(where: { $0.id == account.id }) else {
        continue
      }
      let writer = LiabilityWriter(item, index, on: today)
      lists[debt, default: []].append(writer.object(debt))
    }
    func list(_ debt: BankAccount.Debt) -> JSONValue { lists[debt].map(JSONValue.array) ?? .null }
    return Reply([
      "accounts": .array(accounts.map { .object($0.object(readAt: readAt)) }),
      "item": items[place].object,
      "liabilities": [
        "credit": list(.credit), "mortgage": list(.mortgage), "student": list(.student),
      ],
    ])
  }
}

extension BankAccount {
  /// The kinds of debt about which lenders state more than the balance.
  enum Debt: Hashable {
    case credit, student, mortgage
  }

  /// The account's kind of debt; `nil` if it is none of them.
  var debt: Debt? {
    switch (type, subtype) {
    case ("credit", _): .credit
    case ("loan", "student"): .student
    case ("loan", "mortgage"): .mortgage
    default: nil
    }
  }
}
