import Ledger

extension Household {
  /// A kind of purchase that chance brings about.
  private struct Habit {
    let perMille: Int
    let cents: ClosedRange<Int>
    let merchants: [String]
    /// Of a thousand, so many are paid with the checking account's card.
    var checkingPerMille = 0
    /// Of a thousand, so many post with a tip.
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

  /// What chance brings about on a day.
  func everyday(on date: LocalDate, _ chance: inout SeededChance) -> [Happening] {
    var happenings: [Happening] = []
    for habit in Self.habits where chance.happens(perMille: habit.perMille) {
      happenings.append(purchase(habit, &chance))
    }
    if chance.happens(perMille: 50) {
      let tens = Int64(chance.pick([4, 6, 8, 10]))
      happenings.append(Self.one(Place.checking, tens * 10_00, "Cash withdrawal"))
    }
    if chance.happens(perMille: 20) {
      let cents = -Int64(chance.int(9_99...59_99))
      happenings.append(Self.one(Place.card, cents, chance.pick(["Parcelport", "Everyaisle"])))
    }
    if chance.happens(perMille: 35) {
      var cheque = Self.one(Place.checking, Int64(chance.int(25_00...90_00)), "Check")
      cheque.checkNumber = "\(1000 + Int(date.day) % 9000)"
      cheque.fate = .arrivesLate(days: Int32(chance.int(2...4)))
      happenings.append(cheque)
    }
    if chance.happens(perMille: 60) {
      // The pump asks for a dollar first; the hold vanishes and the fuel is charged by itself.
      var hold = Self.one(Place.card, 1_00, "Wayfarer Fuel")
      hold.fate = .vanishes(days: Int32(chance.int(1...2)))
      happenings.append(hold)
      happenings.append(
        Self.one(Place.card, Int64(chance.int(24_00...58_99)), "Wayfarer Fuel"))
    }
    if chance.happens(perMille: 140) { happenings.append(officePurchase(&chance)) }
    return happenings
  }

  private func purchase(_ habit: Habit, _ chance: inout SeededChance) -> Happening {
    let cents = Int64(chance.int(habit.cents))
    let account = chance.happens(perMille: habit.checkingPerMille) ? Place.checking : Place.card
    let merchant = chance.pick(habit.merchants)
    let days = Int32(chance.int(1...3))
    let isTipped = chance.happens(perMille: habit.tipPerMille)
    let tip = isTipped ? cents * Int64(chance.int(15...22)) / 100 : 0
    var happening = Self.one(account, cents, merchant)
    happening.fate = .postsLater(days: days, units: (cents + tip) * Self.cent)
    return happening
  }

  /// A purchase on the business card, posted at once, with the decimals of a foreign price.
  private func officePurchase(_ chance: inout SeededChance) -> Happening {
    let merchant = chance.pick([
      "Deskmate Supplies", "Longhaul Couriers", "Skylark Airways", "Voltside Electronics",
    ])
    let cents = Int64(chance.int(8_00...180_00))
    var happening = Self.one(Place.business, cents, merchant)
    if chance.happens(perMille: 350) {
      happening = Happening(
        account: Place.business, units: cents * Self.cent + Int64(chance.int(1...9)) * 100_000,
        merchant: Merchant.place(merchant))
    }
    if chance.happens(perMille: 300) { happening.laterName = "\(merchant), order" }
    return happening
  }
}
