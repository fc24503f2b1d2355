import GRDB
import PlaidSyncLedger

/// Finds entries that earlier reported balances of an account lacked, and marks them as late
/// postings.
struct LatePostingMarker {
  private let place: AccountWriter.KnownAccount
  private let db: Database

  init(place: AccountWriter.KnownAccount, _ db: Database) {
    self.place = place
    self.db = db
  }

  /// Marks the entries that arrived with a reported balance and are dated on or before the day of
  /// the previous one, if they explain the change between the two.
  func markLatePostings(
    with newer: ReportedBalance, after last: ReportedBalance, among arrived: [TransactionID]
  ) throws {
    guard place.kind.composition != .nonCash else { return }
    let late = try lateArrivals(among: arrived, through: last.date)
    guard !late.isEmpty, let posted = try posted(newer, after: last, late) else { return }
    do {
      let classification = place.kind.classification
      let isMissing = LatePosting.areMissingFromEarlierBalances(
        change: try newer.posted(classification).subtracting(try last.posted(classification)),
        onTime: posted.onTime, late: posted.late)
      guard isMissing else { return }
    } catch {
      // Sums beyond the range explain nothing; the entries themselves are in range and stay.
      return
    }
    for entry in late {
      try db.run(
        """
        UPDATE transactions SET late_reported_balance_id = ?2
        WHERE transaction_id = ?1 AND late_reported_balance_id IS NULL
        """, entry.id, newer.id)
    }
  }

  /// Returns whether two reported balances show that they include pending transactions; `nil` if
  /// they show nothing.
  ///
  /// - Parameter pending: The sums of the pending amounts at the time of the older and of the newer
  ///   one.
  func evidence(
    _ newer: ReportedBalance, after last: ReportedBalance, pending: (before: Amount, now: Amount),
    among arrived: [TransactionID]
  ) throws -> Bool? {
    guard place.kind.composition != .nonCash, pending.before != pending.now else { return nil }
    let late = try lateArrivals(among: arrived, through: last.date)
    guard let posted = try posted(newer, after: last, late) else { return nil }
    do {
      return PendingInBalance.evidence(
        change: try newer.current.subtracting(last.current),
        pending: place.kind.classification.effect(
          of: try pending.now.subtracting(pending.before)),
        posted: [posted.onTime, try posted.onTime.adding(posted.late)])
    } catch {
      // Sums beyond the range show nothing.
      return nil
    }
  }

  /// Returns the effects of the entries between two reported balances and of the late ones; `nil`
  /// if they are not known exactly, for example because of a foreign entry.
  private func posted(
    _ newer: ReportedBalance, after last: ReportedBalance, _ late: [Arrival]
  ) throws -> (onTime: Amount, late: Amount)? {
    let isForeign = try db.exists(
      """
      SELECT 1 FROM transactions INDEXED BY transactions_foreign
      WHERE account_id = ?1 AND date > ?2 AND date <= ?3 AND foreign_currency IS NOT NULL
        AND \(Self.isCounted)
      """, place.id, last.date, newer.date)
    guard !isForeign, late.allSatisfy({ !$0.isForeign }) else { return nil }
    let between = try db.first(
      """
      SELECT coalesce(sum(amount_e8 / 100000000), 0), coalesce(sum(amount_e8 % 100000000), 0)
      FROM transactions INDEXED BY transactions_flows
      WHERE account_id = ?1 AND date > ?2 AND date <= ?3 AND foreign_currency IS NULL
        AND \(Self.isCounted)
      """, place.id, last.date, newer.date
    ) { (ones: $0.integer(0), rest: $0.integer(1)) }
    guard let between else { return nil }
    do {
      let sum = try late.reduce(Amount.zero) { total, entry throws(AmountError) in
        try total.adding(entry.amount)
      }
      let classification = place.kind.classification
      return (
        classification.effect(of: try Amount(ones: between.ones, rest: between.rest)),
        classification.effect(of: sum)
      )
    } catch {
      // Sums beyond the range explain nothing; the entries themselves are in range and stay.
      return nil
    }
  }

  private static let isCounted = SQLFragments.isCounted()

  private struct Arrival {
    let id: TransactionID
    let amount: Amount
    let isForeign: Bool
  }

  private func lateArrivals(
    among arrived: [TransactionID], through date: LocalDate
  ) throws -> [Arrival] {
    try arrived.flatMap { id in
      try db.all(
        """
        SELECT transaction_id, amount_e8, foreign_currency FROM transactions
        WHERE transaction_id = ?1 AND account_id = ?2 AND date <= ?3
          AND \(SQLFragments.isPostedAndKept())
        """, id, place.id, date
      ) { Arrival(id: $0.id(0), amount: $0.amount(1), isForeign: !$0.isNull(2)) }
    }
  }
}

extension Amount {
  /// Combines a sum that was computed in two parts, because SQLite fails on a sum of more than 64
  /// bits.
  fileprivate init(ones: Int64, rest: Int64) throws(AmountError) {
    let sum = Int128(ones) * Int128(Amount.unitsPerOne) + Int128(rest)
    guard let units = Int64(exactly: sum) else { throw .overflow }
    try self.init(rawValue: units)
  }
}
