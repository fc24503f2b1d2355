import PlaidSyncLedger

/// A user of any size, for measurements: N transactions on two accounts over two years.
enum BulkUser {
  private static let prefix = "user_bulk_"

  /// How many transactions a user of this name has; `nil` if the name is not a bulk user's.
  static func count(in name: String) -> Int? {
    guard name.hasPrefix(prefix), let count = Int(name.dropFirst(prefix.count)),
      (0...5_000_000).contains(count)
    else { return nil }
    return count
  }

  /// Fills an Item with accounts and transactions.
  static func populate(_ item: inout BankItem, count: Int, seed: UInt64) {
    var checking = BankAccount(id: item.newID(), name: "Bulk Checking", type: "depository")
    checking.subtype = "checking"
    checking.mask = "0001"
    checking.availableGapUnits = 0
    var card = BankAccount(id: item.newID(), name: "Bulk Card", type: "credit")
    card.subtype = "credit card"
    card.mask = "0002"
    card.limitUnits = 100_000 * Amount.unitsPerOne
    card.availableGapUnits = 0
    item.accounts = [checking, card]
    item.transactions.reserveCapacity(count)

    var random = SeededRandom(seed, 0xB0, UInt64(count))
    let merchants = Merchant.catalog.indices.filter {
      Merchant.catalog[$0].counterparty == "merchant"
    }
    let first = item.linkDay - 719
    for number in 0..<count {
      let isPay = number % 10 == 9
      let cents = Int64(random.number(in: 1_00...120_00))
      let planned = PlannedTransaction(
        account: isPay ? 0 : number % 2,
        units: (isPay ? -5 * cents : cents) * Household.cent,
        merchant: isPay ? Merchant.place("Quillmark Works") : random.pick(merchants))
      // Evenly from the first day to the last, both included.
      let offset = count > 1 ? number * 719 / (count - 1) : 719
      item.add(planned.draft(on: first + Int32(offset)))
    }
    item.accounts[0].currentUnits = 5_000_00 * Household.cent
    item.accounts[1].currentUnits = 1_200_00 * Household.cent
  }
}
