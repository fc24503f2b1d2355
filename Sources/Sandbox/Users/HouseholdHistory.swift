import PlaidSyncLedger

/// The household's transactions in the years before the link day; only their final state is kept.
struct HouseholdHistory {
  /// The transactions that have posted by the end.
  private(set) var posted: [BankTransaction] = []
  /// What is still pending at the end, with the event that ends it and in how many days.
  private(set) var open: [(BankTransaction, (Int) -> BankPlan.Event, days: Int32)] = []

  private let household: Household
  private var balances: [Int: Int64]
  private var coming: [Int32: [BankTransaction]] = [:]

  /// Starts with enough in the everyday accounts for the first weeks.
  init(_ household: Household) {
    self.household = household
    balances = [
      Household.Place.checking: 1_800_00 * Household.cent,
      Household.Place.savings: 160_00 * Household.cent,
      Household.Place.card: 240_00 * Household.cent,
    ]
  }

  /// Books the transactions of the days from `first` through `last`.
  mutating func advance(from first: LocalDate, through last: LocalDate) {
    for day in first.day...last.day {
      for draft in coming.removeValue(forKey: day) ?? [] { post(draft) }
      let date = LocalDate(day: day)
      for planned in household.plannedTransactions(on: date, current: { balances[$0] ?? 0 }) {
        book(planned, on: day, last: last.day)
      }
      for planned in household.overdraftTransfer(on: date, current: { balances[$0] ?? 0 }) {
        book(planned, on: day, last: last.day)
      }
    }
  }

  /// Pays and transfers on the last day until the accounts have the given balances.
  mutating func adjustBalances(on date: LocalDate, to figures: [Int: Int64]) {
    func excess(_ place: Int) -> Int64 { (balances[place] ?? 0) - (figures[place] ?? 0) }
    let card = Household.Place.card
    let owed = excess(card)
    if owed > 0 { finish(Household.pay(owed, from: Household.Place.checking, to: card), on: date) }
    if owed < 0 { finish([Household.one(card, -owed / Household.cent, "Parcelport")], on: date) }
    for place in [Household.Place.savings, Household.Place.checking] {
      let surplus = excess(place)
      if surplus > 0 {
        finish(Household.move(surplus, from: place, to: Household.Place.moneyMarket), on: date)
      } else if surplus < 0 {
        finish(Household.move(-surplus, from: Household.Place.moneyMarket, to: place), on: date)
      }
    }
  }

  private mutating func finish(_ plannedTransactions: [PlannedTransaction], on date: LocalDate) {
    for planned in plannedTransactions { book(planned, on: date.day, last: date.day) }
  }

  private mutating func book(_ planned: PlannedTransaction, on day: Int32, last: Int32) {
    var draft = planned.draft(on: day)
    // Only the card may have pending transactions on the link day: the others' `available` is
    // fixed.
    let mayStayOpen = planned.account == Household.Place.card
    switch planned.outcome {
    case .postsAtOnce, .arrivesLate:
      post(draft)
    case .postsLater(let days, let units):
      if day + days > last, mayStayOpen {
        draft.isPending = true
        open.append((draft, { .post(transaction: $0, units: units) }, day + days - last))
        return
      }
      draft.units = units
      guard day + days <= last else { return post(draft) }
      draft.day = day + days
      coming[draft.day, default: []].append(draft)
    case .vanishes(let days):
      guard day + days > last, mayStayOpen else { return }
      draft.isPending = true
      open.append((draft, { .vanish(transaction: $0) }, day + days - last))
    }
  }

  private mutating func post(_ draft: BankTransaction) {
    let isOwed = draft.account == Household.Place.card
    balances[draft.account, default: 0] += isOwed ? draft.units : -draft.units
    posted.append(draft)
  }
}
