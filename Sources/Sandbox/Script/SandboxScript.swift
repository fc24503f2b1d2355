import PlaidSyncJSON
import PlaidSyncLedger

/// One Item that a test controls, including every change in its stream.
///
/// Every step changes the bank's data: balances follow, and the stream reports the change.
package struct SandboxScript {
  var item: BankItem
  let today: LocalDate

  init(_ item: BankItem, today: LocalDate) {
    self.item = item
    self.today = today
  }

  /// `item_id`.
  package var itemID: String { item.id }
  /// The `account_id` of every account, vanished ones included, in the bank's order.
  package var accountIDs: [String] { item.accounts.map(\.id) }
  /// The ids of the existing transactions, in booking order.
  package var transactionIDs: [String] {
    item.transactions.filter { !$0.isGone }.map(\.id)
  }
  /// The length of the stream.
  package var changeCount: Int { item.changes.count }

  /// Adds a transaction and returns its id; the default date is today.
  ///
  /// `overrides` replaces or adds members of what clients see, even with invalid values.
  @discardableResult
  package mutating func add(
    _ amount: String, to accountID: String, on date: LocalDate? = nil, name: String = "Scripted",
    id: String? = nil, isPending: Bool = false, pendingID: String? = nil,
    currency: String? = nil, overrides: JSONObject? = nil
  ) -> String {
    let day = (date ?? today).day
    let index = item.add(
      BankTransaction(
        id: id ?? "", account: place(ofAccount: accountID), units: Self.units(amount),
        currency: currency, day: day, authorizedDay: day, name: name, statement: name,
        merchant: Merchant.unknown, isPending: isPending, pendingID: pendingID,
        overrides: overrides.map { JSONValue.object($0).text() }))
    return item.transactions[index].id
  }

  /// Changes a transaction; even without a change it is sent as modified.
  package mutating func modify(
    _ id: String, amount: String? = nil, name: String? = nil, date: LocalDate? = nil,
    overrides: JSONObject? = nil
  ) {
    item.modify(place(of: id)) { transaction in
      if let amount { transaction.units = Self.units(amount) }
      if let name { transaction.name = name }
      if let date { transaction.day = date.day }
      if let overrides { transaction.overrides = JSONValue.object(overrides).text() }
    }
  }

  /// Removes a transaction.
  package mutating func remove(_ id: String) { item.remove(place(of: id)) }

  /// Restores a removed transaction under its old id.
  package mutating func revive(_ id: String) { item.revive(place(of: id)) }

  /// Posts a pending transaction, with another amount if given, and returns the new id.
  @discardableResult
  package mutating func post(
    _ id: String, amount: String? = nil, on date: LocalDate? = nil
  ) -> String {
    let index = place(of: id)
    let units = amount.map(Self.units) ?? item.transactions[index].units
    return item.transactions[item.post(index, units: units, on: (date ?? today).day)].id
  }

  /// Sets balances of an account without a transaction; `nil` is `null`.
  package mutating func setBalance(
    of accountID: String, current: String?, available: String?, limit: String? = nil
  ) {
    let place = place(ofAccount: accountID)
    item.accounts[place].currentUnits = current.map(Self.units)
    item.accounts[place].limitUnits = limit.map(Self.units)
    item.accounts[place].availableGapUnits = nil
    if let available { item.accounts[place].forceAvailable(Self.units(available)) }
  }

  /// Removes an account from the bank's list, or returns it to the list.
  package mutating func setVanished(_ isVanished: Bool, _ accountID: String) {
    item.accounts[place(ofAccount: accountID)].isVanished = isVanished
  }

  /// Gives an account another `account_id`, which is returned; its persistent id stays.
  @discardableResult
  package mutating func renumber(_ accountID: String) -> String {
    let place = place(ofAccount: accountID)
    item.accounts[place].id = item.newID()
    return item.accounts[place].id
  }

  /// Sets or removes `persistent_account_id`.
  package mutating func setPersistentID(_ id: String?, of accountID: String) {
    item.accounts[place(ofAccount: accountID)].persistentID = id
  }

  /// Replaces or adds members of an account, even with invalid values; balances one by one.
  package mutating func overrideAccount(_ accountID: String, _ overrides: JSONObject?) {
    let text = overrides.map { JSONValue.object($0).text() }
    item.accounts[place(ofAccount: accountID)].overrides = text
  }

  /// Adds an account without transactions to the Item and returns its id.
  @discardableResult
  package mutating func addAccount(
    _ name: String, type: String, subtype: String?, current: String?, currency: String = "USD",
    mask: String? = nil
  ) -> String {
    var account = BankAccount(id: item.newID(), name: name, type: type)
    account.subtype = subtype
    account.mask = mask
    account.currency = currency
    account.currentUnits = current.map(Self.units)
    if type == "depository" { account.availableGapUnits = 0 }
    item.accounts.append(account)
    return account.id
  }

  /// Puts the Item into an error, returned for every request for its data; `nil` clears it.
  ///
  /// The type is the one Plaid has published for the code; `type` applies to other codes.
  package mutating func setError(type: String = "ITEM_ERROR", code: String?) {
    item.itemError = code.map { .known($0, orElse: type, "the Item is in the error \($0)") }
  }

  private func place(of id: String) -> Int {
    guard let place = item.transactions.lastIndex(where: { $0.id == id }) else {
      preconditionFailure("the Item has no transaction \(id)")
    }
    return place
  }

  func place(ofAccount id: String) -> Int {
    guard let place = item.accounts.firstIndex(where: { $0.id == id }) else {
      preconditionFailure("the Item has no account \(id)")
    }
    return place
  }

  static func units(_ text: String) -> Int64 {
    do throws(AmountError) {
      return try Amount(text).rawValue
    } catch {
      preconditionFailure("\(text) is not an amount")
    }
  }
}
