import PlaidSyncLedger

extension Household {
  /// Changes of `current`, by account index, of accounts whose transactions no bank reports: loans
  /// that are being paid off.
  func silentChanges(on date: LocalDate, current: (Int) -> Int64) -> [(place: Int, units: Int64)] {
    repayments(on: date.components.dayOfMonth, current: current)
  }

  /// The day of the month on which money goes to the brokerage, and how many cents.
  static let savingDay = 25
  static let monthlySaving: Int64 = 100_00

  /// A payment covers the month's interest first; the rest repays the loan.
  private func repayments(
    on day: Int, current: (Int) -> Int64
  ) -> [(place: Int, units: Int64)] {
    let loans = [
      3: (Place.mortgage, Self.mortgagePayment, yearlyBasisPoints: Int64(399)),
      6: (Place.carLoan, Self.carPayment, yearlyBasisPoints: 449),
    ]
    guard let (place, payment, basisPoints) = loans[day] else { return [] }
    let owed = current(place)
    let interest = Self.whole(owed / 120_000 * basisPoints)
    return [(place, max(interest - payment * Self.cent, -owed))]
  }

  /// The monthly payments for the mortgage and the car, in cents.
  static let mortgagePayment: Int64 = 520_44
  static let carPayment: Int64 = 309_90

  /// Units without fractions of a cent.
  private static func whole(_ units: Int64) -> Int64 { units / cent * cent }
}
