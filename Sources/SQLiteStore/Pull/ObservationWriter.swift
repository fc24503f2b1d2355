import GRDB
import Ledger
import Ports

/// Stores the readings of a pull, and finds out which entries earlier readings lacked.
struct ObservationWriter {
  let update: PullUpdate
  let item: Item
  /// Accounts in which the update changed something.
  let touched: Set<AccountID>
  /// The provider's ids of the transactions that are posted for the first time.
  let arrived: [String]

  /// Stores one account's reading; the same figures on the same day are stored once.
  ///
  /// - Returns: a warning, when the provider gave no balance.
  func write(
    _ report: PullUpdate.DatedReport, of place: AccountWriter.Place, _ db: Database
  ) throws -> String? {
    guard let current = report.account.current else {
      return "\(report.account.name): no current balance was sent; the last one stays"
    }
    let last = try newest(of: place.id, db)
    let isRepeated =
      last.map {
        $0.date == report.date && $0.current == current && $0.available == report.account.available
          && $0.limit == report.account.limit
      } ?? false
    if isRepeated && !touched.contains(place.id) { return nil }
    let id = try db.insert(
      """
      INSERT INTO observations (account_id, date, read_at_ms, current_e8, available_e8, limit_e8,
        sync_id)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
      """, place.id, report.date, report.readAt, current, report.account.available,
      report.account.limit, update.syncID)
    if let last, item.isHistoryComplete {
      try markLate(ObservationID(id), at: report.date, current, after: last, of: place, db)
    }
    return nil
  }

  /// Marks the entries that arrived late, when they explain the change between two readings.
  private func markLate(
    _ id: ObservationID, at date: LocalDate, _ current: Amount, after last: Observation,
    of place: AccountWriter.Place, _ db: Database
  ) throws {
    guard place.kind.composition != .nonCash else { return }
    let late = try lateArrivals(before: last.date, of: place.id, db)
    guard !late.isEmpty else { return }
    let between = try db.first(
      """
      SELECT coalesce(sum(amount_e8 / 100000000), 0), coalesce(sum(amount_e8 % 100000000), 0),
        count(foreign_currency) FROM transactions
      WHERE account_id = ?1 AND date > ?2 AND date <= ?3 AND pending = 0
        AND removed_at_ms IS NULL AND hidden_at_ms IS NULL
      """, place.id, last.date, date
    ) { (ones: $0.integer(0), rest: $0.integer(1), foreign: $0.integer(2)) }
    // What a foreign entry comes to is not known exactly, so nothing can be explained exactly.
    guard let between, between.foreign == 0, late.allSatisfy({ !$0.isForeign }) else { return }
    let factor = place.kind.classification
    do {
      let sum = try late.reduce(Amount.zero) { total, entry throws(AmountError) in
        try total.adding(entry.amount)
      }
      let isMissing = LateArrival.areMissingFromEarlierReadings(
        change: try current.subtracting(last.current),
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
        """, entry.id, id)
    }
  }

  private struct Arrival {
    let id: TransactionID
    let amount: Amount
    let isForeign: Bool
  }

  private func lateArrivals(
    before date: LocalDate, of account: AccountID, _ db: Database
  ) throws -> [Arrival] {
    try Set(arrived).sorted().flatMap { providerID in
      try db.all(
        """
        SELECT transaction_id, amount_e8, foreign_currency FROM transactions
        WHERE item_id = ?1 AND plaid_transaction_id = ?2 AND account_id = ?3 AND date <= ?4
          AND pending = 0 AND removed_at_ms IS NULL AND hidden_at_ms IS NULL
        """, item.id, providerID, account, date
      ) { Arrival(id: $0.id(0), amount: $0.amount(1), isForeign: !$0.isNull(2)) }
    }
  }

  private func newest(of account: AccountID, _ db: Database) throws -> Observation? {
    try db.first(
      """
      SELECT observation_id, date, read_at_ms, current_e8, available_e8, limit_e8
      FROM observations WHERE account_id = ?1 ORDER BY observation_id DESC LIMIT 1
      """, account
    ) { AccountReader.observation($0, 0) }
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
