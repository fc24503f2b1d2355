import GRDB
import Ledger

/// Finds out which entries earlier readings of an account lacked, and marks them.
struct LateMarker {
  private let place: AccountWriter.Place
  private let db: Database

  init(place: AccountWriter.Place, _ db: Database) {
    self.place = place
    self.db = db
  }

  /// Marks the entries that arrived with a reading and are dated before the one before, when they
  /// explain the change between the two.
  func mark(
    _ reading: Observation, after last: Observation, among arrived: [TransactionID]
  ) throws {
    guard place.kind.composition != .nonCash else { return }
    let late = try lateArrivals(among: arrived, before: last.date)
    guard !late.isEmpty else { return }
    let between = try db.first(
      """
      SELECT coalesce(sum(amount_e8 / 100000000), 0), coalesce(sum(amount_e8 % 100000000), 0),
        count(foreign_currency) FROM transactions
      WHERE account_id = ?1 AND date > ?2 AND date <= ?3 AND pending = 0
        AND removed_at_ms IS NULL AND hidden_at_ms IS NULL AND is_split = 0
      """, place.id, last.date, reading.date
    ) { (ones: $0.integer(0), rest: $0.integer(1), foreign: $0.integer(2)) }
    // What a foreign entry comes to is not known exactly, so nothing can be explained exactly.
    guard let between, between.foreign == 0, late.allSatisfy({ !$0.isForeign }) else { return }
    let factor = place.kind.classification
    do {
      let sum = try late.reduce(Amount.zero) { total, entry throws(AmountError) in
        try total.adding(entry.amount)
      }
      let isMissing = LateArrival.areMissingFromEarlierReadings(
        change: try reading.current.subtracting(last.current),
        onTime: factor.effect(of: try Amount(ones: between.ones, rest: between.rest)),
        late: factor.effect(of: sum))
      guard isMissing else { return }
    } catch {
      // Sums beyond the range explain nothing; the entries themselves are in range and stay.
      return
    }
    for entry in late {
      try db.run(
        """
        UPDATE transactions SET late_observation_id = ?2
        WHERE transaction_id = ?1 AND late_observation_id IS NULL
        """, entry.id, reading.id)
    }
  }

  private struct Arrival {
    let id: TransactionID
    let amount: Amount
    let isForeign: Bool
  }

  private func lateArrivals(
    among arrived: [TransactionID], before date: LocalDate
  ) throws -> [Arrival] {
    try arrived.flatMap { id in
      try db.all(
        """
        SELECT transaction_id, amount_e8, foreign_currency FROM transactions
        WHERE transaction_id = ?1 AND account_id = ?2 AND date <= ?3 AND pending = 0
          AND removed_at_ms IS NULL AND hidden_at_ms IS NULL
        """, id, place.id, date
      ) { Arrival(id: $0.id(0), amount: $0.amount(1), isForeign: !$0.isNull(2)) }
    }
  }
}

extension Amount {
  /// A sum that was taken in two parts, because SQLite refuses one of more than 64 bits.
  fileprivate init(ones: Int64, rest: Int64) throws(AmountError) {
    let sum = Int128(ones) * Int128(Amount.unitsPerOne) + Int128(rest)
    guard let units = Int64(exactly: sum) else { throw .overflow }
    try self.init(rawValue: units)
  }
}

extension Classification {
  /// What an entry's amount does to the balance: −f times it.
  func effect(of amount: Amount) -> Amount {
    self == .asset ? amount.negated : amount
  }
}
