import PlaidSyncLedger

/// The user whose transactions change with every refresh.
enum DynamicUser {
  /// The name with which the user logs in.
  static let name = "user_transactions_dynamic"

  private static let merchants = [
    "Copperkettle Coffee", "Greengable Market", "Noodle Parade", "Metroline Transit", "Everyaisle",
    "Parcelport", "Willowbark Pharmacy", "Wayfarer Fuel",
  ]

  /// Fills an Item: two accounts with 108 transactions of half a year, four of them pending.
  static func populate(_ item: inout BankItem, seed: UInt64) {
    var random = SeededRandom(seed, 0xD1)
    var checking = BankAccount(id: item.newID(), name: "Plaid Checking", type: "depository")
    checking.subtype = "checking"
    checking.mask = "0000"
    checking.officialName = "Plaid Dynamic Checking"
    checking.availableGapUnits = 0
    var card = BankAccount(id: item.newID(), name: "Plaid Credit Card", type: "credit")
    card.subtype = "credit card"
    card.mask = "3333"
    card.limitUnits = 3000 * Amount.unitsPerOne
    card.availableGapUnits = 0
    item.accounts = [checking, card]

    let day = item.linkDay
    // Thirteen salaries and six bills are a recurring stream; the rest is random.
    for number in 0..<13 {
      add(&item, -1_890_25 * Household.cent, "Quillmark Works", 0, day - 4 - Int32(number) * 14)
    }
    for number in 0..<6 {
      add(&item, 640_00 * Household.cent, "Harborview Lettings", 0, day - 9 - Int32(number) * 30)
      add(&item, 15_49 * Household.cent, "Flickerhouse Video", 1, day - 5 - Int32(number) * 30)
    }
    for number in 0..<79 {
      let units = amount(&random)
      add(&item, units, random.pick(merchants), number % 2, day - 3 - Int32(number * 176 / 79))
    }
    item.accounts[0].currentUnits = 2_150_40 * Household.cent
    item.accounts[1].currentUnits = 486_15 * Household.cent
    addPending(&item, count: 4, on: day, &random)
  }

  /// The effect of a refresh: pending ones post, new ones appear, an old one costs 1.00 more.
  static func refresh(_ item: inout BankItem, today: LocalDate) {
    var random = SeededRandom(item.nonce, 0xF5, UInt64(item.transactions.count))
    let pending = item.transactions.indices.filter {
      item.transactions[$0].isPending && !item.transactions[$0].isGone
    }
    for index in pending {
      item.post(index, units: item.transactions[index].units, on: today.day)
    }
    // Only one that clients know: otherwise its balance would change without a visible reason.
    let earlier = item.transactions.indices.filter {
      let transaction = item.transactions[$0]
      return transaction.isReleased && !transaction.isPending && !transaction.isGone
        && transaction.day < today.day
    }
    if !earlier.isEmpty {
      item.modify(random.pick(earlier)) { $0.units += Amount.unitsPerOne }
    }
    let count = random.number(in: 2...4)
    addPending(&item, count: count, on: today.day, &random)
  }

  private static func addPending(
    _ item: inout BankItem, count: Int, on day: Int32, _ random: inout SeededRandom
  ) {
    for number in 0..<count {
      let units = amount(&random)
      add(&item, units, random.pick(merchants), number % 2, day, isPending: true)
    }
  }

  private static func add(
    _ item: inout BankItem, _ units: Int64, _ merchant: String, _ account: Int, _ day: Int32,
    isPending: Bool = false
  ) {
    let planned = PlannedTransaction(
      account: account, units: units, merchant: Merchant.place(merchant))
    var draft = planned.draft(on: day)
    draft.isPending = isPending
    item.add(draft)
  }

  /// A third of the amounts has up to seven decimals.
  private static func amount(_ random: inout SeededRandom) -> Int64 {
    let cents = Int64(random.number(in: 2_15...96_40)) * Household.cent
    return random.happens(perMille: 420) ? cents + Int64(random.number(in: 1...99_999)) * 10 : cents
  }
}
