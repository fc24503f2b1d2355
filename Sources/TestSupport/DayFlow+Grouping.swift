import PlaidSyncLedger

extension DayFlow {
  /// Sums entries of one currency by day, as a store does it in SQL.
  package static func days(of entries: [ForeignEntry]) -> [DayFlow] {
    var days: [LocalDate: (inflow: Int64, outflow: Int64)] = [:]
    for entry in entries {
      let units = entry.money.amount.rawValue
      days[entry.date, default: (0, 0)].inflow += max(0, -units)
      days[entry.date, default: (0, 0)].outflow += max(0, units)
    }
    return days.sorted { $0.key < $1.key }.map { date, sums in
      DayFlow(
        date: date, inflow: Amount(unchecked: sums.inflow),
        outflow: Amount(unchecked: sums.outflow))
    }
  }
}
