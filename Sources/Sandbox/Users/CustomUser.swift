import PlaidSyncJSON
import PlaidSyncLedger

/// A user created from the JSON that Plaid takes as the password of `user_custom`.
///
/// Everything is optional. An account without `transactions` gets a few random ones, as in Plaid's
/// Sandbox; products that are not supported here (identity, income) are ignored.
enum CustomUser {
  /// The limits of Plaid's own Sandbox.
  static let accountsMax = 10
  static let transactionsMax = 250
  static let bytesMax = 55_000

  /// Fills an Item; `isLimited` applies Plaid's limits to the JSON.
  static func populate(
    _ item: inout BankItem, bytes: [UInt8], seed: UInt64, isLimited: Bool
  ) throws(Rejection) {
    if isLimited, bytes.count > bytesMax { throw wrong("it is longer than \(bytesMax) bytes") }
    let user = try parsed(bytes)
    if let code = user["force_error"]?.string, !code.isEmpty { throw .login(code) }
    let overrides = user["override_accounts"]?.array ?? []
    if isLimited {
      if overrides.count > accountsMax { throw wrong("it has more than \(accountsMax) accounts") }
      let count = overrides.reduce(0) { $0 + ($1["transactions"]?.array?.count ?? 0) }
      if count > transactionsMax { throw wrong("it has more than \(transactionsMax) transactions") }
    }
    let own = user["seed"]?.string.map { SeededRandom.hash($0) } ?? seed
    for (place, override) in overrides.enumerated() {
      var random = SeededRandom(own, UInt64(place))
      try add(&item, override, &random)
    }
  }

  /// A number as units of 10⁻⁸.
  static func units(_ value: JSONValue?, _ path: String) throws(Rejection) -> Int64 {
    guard let text = value?.number?.text else { throw .invalidField("\(path) must be a number") }
    do throws(AmountError) {
      return try Amount.parse(text).amount.rawValue
    } catch {
      throw .invalidField("\(path) is out of range")
    }
  }

  private static func add(
    _ item: inout BankItem, _ override: JSONValue, _ random: inout SeededRandom
  ) throws(Rejection) {
    let place = item.accounts.count
    let path = "override_accounts[\(place)]"
    let type = override["type"]?.string ?? "depository"
    let meta = override["meta"]
    let subtype = override["subtype"]?.string
    var account = BankAccount(
      id: item.newID(), name: meta?["name"]?.string ?? "Plaid \(subtype ?? type)", type: type)
    account.subtype = subtype
    account.officialName = meta?["official_name"]?.string
    account.mask = meta?["mask"]?.string ?? String("\(10_000 + place * 1111)".suffix(4))
    account.currency = override["currency"]?.string ?? "USD"
    if let limit = meta?["limit"], !limit.isNull {
      account.limitUnits = try units(limit, "\(path).meta.limit")
    }
    if type == "depository" || account.limitUnits != nil { account.availableGapUnits = 0 }
    account.liability = override["liability"].flatMap { $0.isNull ? nil : $0.text() }
    item.accounts.append(account)
    try invest(&item, override, place, path)
    let current = try startingUnits(override, path, &random, worth: worth(of: place, in: item))

    if let transactions = override["transactions"]?.array {
      for (number, transaction) in transactions.enumerated() {
        try add(&item, transaction, place, "\(path).transactions[\(number)]")
      }
    } else if type == "depository" || type == "credit" {
      addRandom(&item, place, &random)
    }
    item.accounts[place].currentUnits = current
    if let forced = override["force_available_balance"], !forced.isNull {
      let units = try units(forced, "\(path).force_available_balance")
      item.accounts[place].forceAvailable(units)
    }
    if override["has_null_available_balance"]?.bool == true {
      item.accounts[place].availableGapUnits = nil
    }
  }

  private static func startingUnits(
    _ override: JSONValue, _ path: String, _ random: inout SeededRandom, worth: Int64?
  ) throws(Rejection) -> Int64 {
    if let given = override["starting_balance"], !given.isNull {
      return try units(given, "\(path).starting_balance")
    }
    if let principal = override["liability"]?["principal"], !principal.isNull {
      return try units(principal, "\(path).liability.principal")
    }
    return worth ?? Int64(random.number(in: 100_00...5_000_00)) * Household.cent
  }

  private static func add(
    _ item: inout BankItem, _ value: JSONValue, _ account: Int, _ path: String
  ) throws(Rejection) {
    let days = ["date_transacted", "date_posted"].map { value[$0]?.string.flatMap(LocalDate.init) }
    guard let transacted = days[0], let posted = days[1] ?? days[0], transacted <= posted else {
      throw wrong("\(path) has date_posted before date_transacted")
    }
    let text = value["description"]?.string ?? "Transaction"
    var draft = BankTransaction(
      account: account, units: try units(value["amount"], "\(path).amount"),
      currency: value["currency"]?.string, day: posted.day, authorizedDay: transacted.day,
      name: text, statement: text, merchant: Merchant.unknown)
    guard posted.day > item.linkDay else {
      item.add(draft)
      return
    }
    draft.day = transacted.day
    draft.isPending = true
    if transacted.day > item.linkDay {
      item.plan(.appear(draft, postsOn: posted.day), on: transacted.day)
    } else {
      let index = item.add(draft)
      item.plan(.post(transaction: index, units: draft.units), on: posted.day)
    }
  }

  private static func addRandom(
    _ item: inout BankItem, _ account: Int, _ random: inout SeededRandom
  ) {
    let merchants = Merchant.catalog.indices.filter {
      Merchant.catalog[$0].counterparty == "merchant"
    }
    for number in 0..<30 {
      let planned = PlannedTransaction(
        account: account, units: Int64(random.number(in: 3_00...90_00)) * Household.cent,
        merchant: random.pick(merchants))
      item.add(planned.draft(on: item.linkDay - 88 + Int32(number * 3)))
    }
  }
}
