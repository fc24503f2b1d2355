import PlaidSyncLedger

/// A person's finances: the transactions of a day follow from the seed and that day alone.
///
/// Only transfers depend on balances, to keep the everyday account positive.
struct Household: Codable, Sendable {
  /// Makes this household different from others.
  let seed: UInt64

  /// The indices of the accounts, in the order of `GoodUser`.
  enum Place {
    static let checking = 0
    static let savings = 1
    static let deposit = 2
    static let card = 3
    static let moneyMarket = 4
    static let ira = 5
    static let retirement = 6
    static let studentLoan = 7
    static let mortgage = 8
    static let health = 9
    static let cashManagement = 10
    static let carLoan = 11
    static let business = 13
    static let brokerage = 14
    static let count = 15
  }

  /// One cent in units of 10⁻⁸.
  static let cent: Int64 = 1_000_000

  /// The transactions of one day, in order.
  func plannedTransactions(on date: LocalDate, current: (Int) -> Int64) -> [PlannedTransaction] {
    var random = SeededRandom(seed, UInt64(bitPattern: Int64(date.day)))
    return fixed(on: date, &random) + transfers(on: date, current: current, &random)
      + everyday(on: date, &random)
  }

  /// A transfer from the money market account if the day left too little for the following days.
  func overdraftTransfer(on date: LocalDate, current: (Int) -> Int64) -> [PlannedTransaction] {
    let balance = current(Place.checking)
    guard balance < 150_00 * Self.cent else { return [] }
    let missing = 300_00 * Self.cent - balance
    let step = 100_00 * Self.cent
    let units = (missing + step - 1) / step * step
    return Self.move(units, from: Place.moneyMarket, to: Place.checking)
  }

  /// Whether salary is paid on this day: the 15th and the last of the month.
  private func isPayday(_ date: LocalDate) -> Bool {
    let (year, month, day) = date.components
    return day == 15 || day == LocalDate.daysInMonth(month, of: year)
  }

  private func transfers(
    on date: LocalDate, current: (Int) -> Int64, _ random: inout SeededRandom
  ) -> [PlannedTransaction] {
    let day = date.components.dayOfMonth
    var plannedTransactions: [PlannedTransaction] = []
    if day == 7 {
      let owed = current(Place.card)
      if owed > 0 { plannedTransactions += Self.pay(owed, from: Place.checking, to: Place.card) }
    }
    if day == 10 {
      plannedTransactions += Self.move(50_00 * Self.cent, from: Place.checking, to: Place.savings)
    }
    if day == 20, current(Place.savings) > 400_00 * Self.cent {
      plannedTransactions += Self.move(300_00 * Self.cent, from: Place.savings, to: Place.checking)
    }
    if day == 22 {
      let units = Int64(random.number(in: 4...9)) * 50_00 * Self.cent
      plannedTransactions += Self.pay(units, from: Place.cashManagement, to: Place.business)
    }
    if isPayday(date) {
      // The rent follows the last of the month, so more has to stay.
      let kept = Int64(random.number(in: day == 15 ? 14...17 : 34...38)) * 100_00 * Self.cent
      let surplus = current(Place.checking) + 2_480_17 * Self.cent - kept
      let step = 25_00 * Self.cent
      if surplus >= step {
        plannedTransactions += Self.move(
          surplus / step * step, from: Place.checking, to: Place.moneyMarket)
      }
    }
    return plannedTransactions
  }
}
