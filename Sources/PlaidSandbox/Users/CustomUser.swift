import JSON
import Ledger

/// A user described in Plaid's own JSON for custom users.
///
/// Real Plaid stops at ten accounts, 250 transactions and 55 kB; here there may be more.
enum CustomUser {
  /// Furnishes an Item with the accounts and transactions of the description.
  static func furnish(
    _ item: inout BankItem, bytes: [UInt8], seed: UInt64
  ) throws(Rejection) {
    let user: JSONValue
    do throws(JSONError) {
      user = try JSONValue.parse(bytes)
    } catch {
      throw .invalidField("override_password is not the JSON of a custom user: \(error.message)")
    }
    if let code = user["force_error"]?.string, !code.isEmpty { throw .login(code) }
    for (place, wish) in (user["override_accounts"]?.array ?? []).enumerated() {
      item.accounts.append(try account(wish, place, &item))
      for entry in wish["transactions"]?.array ?? [] {
        item.add(try transaction(entry, of: place, in: item))
      }
      // The starting balance is the current one: the history does not move it.
      item.accounts[place].currentUnits = try optionalUnits(
        wish["starting_balance"], "starting_balance")
      if wish["has_null_available_balance"]?.bool == true {
        item.accounts[place].availableGapUnits = nil
      } else if let forced = wish["force_available_balance"], !forced.isNull {
        item.accounts[place].forceAvailable(try units(forced, "force_available_balance"))
      }
    }
  }

  /// A number's units; throws what Plaid would answer.
  static func units(_ value: JSONValue?, _ field: String) throws(Rejection) -> Int64 {
    guard let number = value?.number else { throw .invalidField("\(field) must be a number") }
    do throws(AmountError) {
      return try Amount.reading(number.text).amount.rawValue
    } catch {
      throw .invalidField("\(field) is out of range")
    }
  }

  private static func optionalUnits(
    _ value: JSONValue?, _ field: String
  ) throws(Rejection) -> Int64? {
    guard let value, !value.isNull else { return 0 }
    return try units(value, field)
  }

  private static func account(
    _ wish: JSONValue, _ place: Int, _ item: inout BankItem
  ) throws(Rejection) -> BankAccount {
    let type = wish["type"]?.string ?? "depository"
    let name = wish["meta"]?["name"]?.string ?? "Custom \(type) \(place + 1)"
    var account = BankAccount(id: item.newID(), name: name, type: type)
    account.subtype = wish["subtype"]?.string
    account.officialName = wish["meta"]?["official_name"]?.string
    account.mask = wish["meta"]?["mask"]?.string
    account.currency = wish["currency"]?.string ?? "USD"
    account.availableGapUnits = type == "loan" ? nil : 0
    if let limit = wish["meta"]?["limit"], !limit.isNull {
      account.limitUnits = try units(limit, "limit")
    }
    return account
  }

  private static func transaction(
    _ entry: JSONValue, of place: Int, in item: BankItem
  ) throws(Rejection) -> BankTransaction {
    func day(_ key: String) throws(Rejection) -> Int32? {
      guard let text = entry[key]?.string else { return nil }
      guard let date = LocalDate(text) else { throw .invalidField("\(key) must be a date") }
      return date.day
    }
    let transacted = try day("date_transacted")
    guard let posted = try day("date_posted") ?? transacted else {
      throw .invalidField("date_posted must be a date")
    }
    let isPending = posted > item.linkDay
    let text = entry["description"]?.string ?? ""
    let currency = entry["currency"]?.string
    return BankTransaction(
      account: place, units: try units(entry["amount"], "amount"),
      currency: currency == item.accounts[place].currency ? nil : currency,
      day: isPending ? transacted ?? item.linkDay : posted, authorizedDay: transacted, name: text,
      statement: text, merchant: Merchant.unknown, isPending: isPending)
  }
}
