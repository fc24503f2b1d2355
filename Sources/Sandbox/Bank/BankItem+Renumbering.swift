extension BankItem {
  /// Gives all accounts and transactions new ids.
  ///
  /// The stream removes the old ids and adds the new ones; persistent ids and balances stay.
  mutating func renumber() {
    for place in accounts.indices { accounts[place].id = newID() }
    portfolio?.nonce &+= 1
    var successors: [Int: Int] = [:]
    for index in transactions.indices where !transactions[index].isGone {
      remove(index)
      var copy = transactions[index]
      copy.isGone = false
      copy.id = ""
      copy.pendingID = nil
      successors[index] = add(copy)
    }
    plans = plans.map { BankPlan(day: $0.day, event: $0.event.following(successors)) }
  }

  /// The same login linked again: the same accounts, history and future, all with new ids.
  ///
  /// The ids follow from `nonce`; persistent ids stay.
  func linkedAgain(id: String, nonce: UInt64, atMilliseconds: Int64, on day: Int32) -> BankItem {
    var copy = BankItem(
      id: id, nonce: nonce, institutionID: institutionID, user: user,
      createdAtMilliseconds: atMilliseconds, linkDay: day, loginDay: day, products: products,
      consented: consented, webhook: webhook, accounts: accounts, transactions: transactions,
      plans: plans, bookedThrough: bookedThrough, historyFrom: historyFrom, household: household,
      portfolio: portfolio)
    copy.portfolio?.nonce = nonce
    for place in accounts.indices { copy.accounts[place].id = copy.newID() }
    for index in transactions.indices {
      copy.transactions[index].id = copy.newID()
      copy.transactions[index].pendingID = nil
      copy.transactions[index].isReleased = false
    }
    return copy
  }
}

extension BankPlan.Event {
  /// The event, applied to the transactions that replaced the original ones.
  fileprivate func following(_ successors: [Int: Int]) -> BankPlan.Event {
    switch self {
    case .post(let index, let units):
      .post(transaction: successors[index] ?? index, units: units)
    case .vanish(let index): .vanish(transaction: successors[index] ?? index)
    case .rename(let index, let name):
      .rename(transaction: successors[index] ?? index, name: name)
    case .arrive, .appear: self
    }
  }
}
