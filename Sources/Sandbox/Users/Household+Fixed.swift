import PlaidSyncLedger

extension Household {
  /// The monthly transactions due on a day: salary, rent, loans, bills, subscriptions, interest.
  func fixed(on date: LocalDate, _ random: inout SeededRandom) -> [PlannedTransaction] {
    let (year, month, day) = date.components
    let isLast = day == LocalDate.daysInMonth(month, of: year)
    var plannedTransactions: [PlannedTransaction] = []
    if day == 15 || isLast {
      plannedTransactions.append(Self.one(Place.checking, -2_480_17, "Quillmark Works"))
      plannedTransactions.append(Self.one(Place.health, -75_00, "Health savings contribution"))
    }
    plannedTransactions += bills(on: day, &random) + subscriptions(on: day)
    if day == 4 {
      plannedTransactions.append(
        Self.fractional(Place.studentLoan, 239_2940, &random, "Interest charge"))
    }
    if day == 5 {
      plannedTransactions += Self.pay(
        412_80 * Self.cent, from: Place.checking, to: Place.studentLoan)
    }
    if day == 17 {
      let cents = 100 * Int64(random.number(in: 900...1450))
      plannedTransactions.append(Self.one(Place.cashManagement, -cents, "Fernhollow Consulting"))
    }
    if isLast {
      plannedTransactions.append(
        Self.one(Place.savings, -Int64(random.number(in: 4...9)), "Interest"))
      plannedTransactions.append(Self.fractional(Place.moneyMarket, -111_6000, &random, "Interest"))
      plannedTransactions.append(
        Self.fractional(Place.cashManagement, -18_0900, &random, "Interest"))
      if month % 3 == 0 { plannedTransactions.append(Self.one(Place.deposit, -10_25, "Interest")) }
    }
    return plannedTransactions
  }

  private func bills(on day: Int, _ random: inout SeededRandom) -> [PlannedTransaction] {
    switch day {
    case 1: [Self.one(Place.checking, 1_450_00, "Harborview Lettings")]
    case 3: [Self.one(Place.checking, Self.mortgagePayment, "Cedarline Home Loans")]
    case 6: [Self.one(Place.checking, Self.carPayment, "Roadstead Auto Finance")]
    case 8: [Self.one(Place.checking, Int64(random.number(in: 64_10...139_90)), "Brightfell Power")]
    case 11:
      [Self.one(Place.checking, Int64(random.number(in: 31_05...48_70)), "Millbrook Water Works")]
    case 12: [Self.one(Place.checking, 118_72, "Shorewatch Insurance")]
    case 13: [Self.one(Place.checking, 59_99, "Lanternet Broadband")]
    case 18: [Self.one(Place.checking, 42_50, "Pocketchime Mobile")]
    case Self.savingDay:
      [Self.one(Place.checking, Self.monthlySaving, "Transfer to brokerage")]
    default: []
    }
  }

  private func subscriptions(on day: Int) -> [PlannedTransaction] {
    switch day {
    case 2: [Self.one(Place.card, 10_99, "Tunewell Music")]
    case 9: [Self.one(Place.card, 15_49, "Flickerhouse Video")]
    case 16: [Self.one(Place.card, 4_25, "The Daily Ledgerman")]
    case 21: [Self.one(Place.card, 2_99, "Cumulo Storage")]
    case 24: [Self.one(Place.card, 34_00, "Ironleaf Gym")]
    default: []
    }
  }
}
