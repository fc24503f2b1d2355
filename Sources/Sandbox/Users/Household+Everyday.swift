import PlaidSyncLedger

extension Household {
  /// A kind of purchase that occurs at random.
  private struct Habit {
    let perMille: Int
    let cents: ClosedRange<Int>
    let merchants: [String]
    /// How many of a thousand are paid with the checking account's card.
    var checkingPerMille = 0
    /// How many of a thousand post with a tip.
    var tipPerMille = 0
  }

  private static let habits: [Habit] = [
    Habit(
      perMille: 200, cents: 18_20...118_90, merchants: ["Greengable Market", "Parsnip & Pear"],
      checkingPerMille: 300),
    Habit(
      perMille: 190, cents: 3_20...8_95, merchants: ["Copperkettle Coffee", "Moonrise Espresso"]),
    Habit(
      perMille: 150, cents: 12_40...64_80,
      merchants: ["The Salted Anchor", "Noodle Parade", "Burrito Bureau"], tipPerMille: 400),
    Habit(perMille: 80, cents: 2_75...28_30, merchants: ["Metroline Transit", "Hailaway Rides"]),
    Habit(
      perMille: 80, cents: 9_99...142_49,
      merchants: ["Nimbus Outfitters", "Everyaisle", "Parcelport", "Voltside Electronics"],
      checkingPerMille: 150),
    Habit(perMille: 40, cents: 6_49...38_15, merchants: ["Willowbark Pharmacy"]),
    Habit(perMille: 30, cents: 14_00...72_00, merchants: ["Stagelight Tickets", "Hammer & Heron"]),
  ]

  /// The random purchases of a day.
  func everyday(on date: LocalDate, _ random: inout SeededRandom) -> [PlannedTransaction] {
    var plannedTransactions: [PlannedTransaction] = []
    for habit in Self.habits where random.happens(perMille: habit.perMille) {
      plannedTransactions.append(purchase(habit, &random))
    }
    if random.happens(perMille: 50) {
      let tens = Int64(random.pick([4, 6, 8, 10]))
      plannedTransactions.append(Self.one(Place.checking, tens * 10_00, "Cash withdrawal"))
    }
    if random.happens(perMille: 20) {
      let cents = -Int64(random.number(in: 9_99...59_99))
      plannedTransactions.append(
        Self.one(Place.card, cents, random.pick(["Parcelport", "Everyaisle"])))
    }
    if random.happens(perMille: 35) {
      var check = Self.one(Place.checking, Int64(random.number(in: 25_00...90_00)), "Check")
      check.checkNumber = "\(1000 + Int(date.day) % 9000)"
      check.outcome = .arrivesLate(days: Int32(random.number(in: 2...4)))
      plannedTransactions.append(check)
    }
    if random.happens(perMille: 60) {
      // The pump first authorizes a dollar; that hold vanishes, and the fuel is charged separately.
      var hold = Self.one(Place.card, 1_00, "Wayfarer Fuel")
      hold.outcome = .vanishes(days: Int32(random.number(in: 1...2)))
      plannedTransactions.append(hold)
      plannedTransactions.append(
        Self.one(Place.card, Int64(random.number(in: 24_00...58_99)), "Wayfarer Fuel"))
    }
    if random.happens(perMille: 140) { plannedTransactions.append(officePurchase(&random)) }
    return plannedTransactions
  }

  private func purchase(_ habit: Habit, _ random: inout SeededRandom) -> PlannedTransaction {
    let cents = Int64(random.number(in: habit.cents))
    let account = random.happens(perMille: habit.checkingPerMille) ? Place.checking : Place.card
    let merchant = random.pick(habit.merchants)
    let days = Int32(random.number(in: 1...3))
    let isTipped = random.happens(perMille: habit.tipPerMille)
    let tip = isTipped ? cents * Int64(random.number(in: 15...22)) / 100 : 0
    var planned = Self.one(account, cents, merchant)
    planned.outcome = .postsLater(days: days, units: (cents + tip) * Self.cent)
    return planned
  }

  /// A purchase on the business card, posted at once, with the decimals of a foreign price.
  private func officePurchase(_ random: inout SeededRandom) -> PlannedTransaction {
    let merchant = random.pick([
      "Deskmate Supplies", "Longhaul Couriers", "Skylark Airways", "Voltside Electronics",
    ])
    let cents = Int64(random.number(in: 8_00...180_00))
    var planned = Self.one(Place.business, cents, merchant)
    if random.happens(perMille: 350) {
      planned = PlannedTransaction(
        account: Place.business,
        units: cents * Self.cent + Int64(random.number(in: 1...9)) * 100_000,
        merchant: Merchant.place(merchant))
    }
    if random.happens(perMille: 300) { planned.laterName = "\(merchant), order" }
    return planned
  }
}
