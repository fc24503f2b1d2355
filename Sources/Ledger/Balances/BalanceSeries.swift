/// The rows that a calculator computed: contiguous days, ascending.
public struct BalanceSeries: Hashable, Sendable {
  /// The rows.
  public let rows: [BalanceRow]
  /// The days that the run covered; its start is open when it reached the account's first day.
  public let window: SyncWindow
  /// What was held on the window's days, ascending by security and day: whole stretches, which may
  /// begin before the window.
  ///
  /// They take the place of all stored positions of the account that reach into the window: those
  /// that last, or last through the window's first day or a later one.
  public let positions: [Position]

  /// Joins rows with the window that produced them.
  public init(rows: [BalanceRow], window: SyncWindow, positions: [Position] = []) {
    self.rows = rows
    self.window = window
    self.positions = positions
  }

  /// The row of a day; `nil` when the series does not cover it.
  public func row(on date: LocalDate) -> BalanceRow? {
    guard let first = rows.first, date >= first.date else { return nil }
    let place = first.date.days(to: date)
    return place < rows.count ? rows[place] : nil
  }

  /// True when each row starts where the row before it ended, a day earlier.
  public var isContiguous: Bool {
    zip(rows, rows.dropFirst()).allSatisfy { earlier, later in
      later.date == earlier.date.next && later.startCash == earlier.endCash
        && later.startNonCash == earlier.endNonCash
    }
  }
}
