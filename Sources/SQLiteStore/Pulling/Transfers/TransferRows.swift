import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Updates the automatic pairs of a family's entries, inside a database transaction.
struct TransferRows {
  private let family: FamilyID
  private let db: Database

  /// The value of `transfers_matched_through` for an account in which nothing has changed since it
  /// was matched.
  private static let upToDate = Int64(Int32.max)
  /// The number of days that are read before those that can be affected; it grows if a chain of
  /// entries leads beyond them.
  private let marginDays: Int
  /// The maximum number of entries kept in memory, at 24 bytes each; beyond it they are read again.
  private let entriesKeptMax: Int

  init(
    of family: FamilyID, _ db: Database, marginDays: Int = 60, entriesKeptMax: Int = 100_000
  ) {
    self.family = family
    self.db = db
    self.marginDays = marginDays
    self.entriesKeptMax = entriesKeptMax
  }

  /// Returns the first day whose entries may have changed since they were matched; `nil` if none
  /// has.
  static func due(of family: FamilyID, _ db: Database) throws -> LocalDate? {
    let watermark = try db.first(
      """
      SELECT min(coalesce(transfers_matched_through, ?2)) FROM accounts
      WHERE family_id = ?1 AND transfers_matched_through IS NOT ?3
      """, family, Int64(Int32.min), upToDate
    ) { $0.integerOrNull(0) }
    return watermark.flatMap { $0 }.map { LocalDate(day: Int32(clamping: $0)) }
  }

  /// Matches the entries that are due.
  func match() throws {
    guard try Self.due(of: family, db) != nil else { return }
    try restoreBroken()
    guard let due = try Self.due(of: family, db) else { return }
    let day = Int64(due.day) - Int64(TransferGraph.daysApartMax)
    let reached = LocalDate(day: Int32(clamping: day))
    let graph = try graph(reachedFrom: reached)
    let legs = graph.legs(reachedFrom: reached)
    let ids = Set(legs.map(\.id))
    let matches = graph.matches()
    var wanted: [TransferPair: Transfer.State] = [:]
    for pair in matches.pairs where ids.contains(pair.outflow) { wanted[pair] = .matched }
    for pair in matches.unclear where ids.contains(pair.outflow) { wanted[pair] = .unclear }
    try write(wanted, in: legs)
    for pair in wanted.keys {
      try write(isInterchangeable: matches.interchangeable.contains(pair), of: pair)
    }
    try db.run(
      """
      UPDATE accounts SET transfers_matched_through = ?2
      WHERE family_id = ?1 AND transfers_matched_through IS NOT ?2
      """, family, Self.upToDate)
  }

  /// Returns the differences from matching everything again; none while something is due.
  func findings() throws -> [VerifyFinding] {
    guard try Self.due(of: family, db) == nil else { return [] }
    let matches = try graph(reachedFrom: LocalDate(day: .min)).matches()
    let wanted = [(matches.pairs, Transfer.State.matched), (matches.unclear, .unclear)]
    return try wanted.flatMap { pairs, state in
      try Set(decided(state)).symmetricDifference(pairs).map { pair in
        let verb = pairs.contains(pair) ? "should be" : "should not be"
        return VerifyFinding(
          accountID: nil, date: nil,
          message: "entries \(pair.outflow) and \(pair.inflow) \(verb) a transfer that is "
            + state.rawValue)
      }
    }
  }

  /// Confirms broken pairs again whose sides are valid again, unless the user has confirmed another
  /// pair with one of the sides.
  private func restoreBroken() throws {
    let pairs = try db.all(
      TransferReader.select + """
        WHERE p.state = 'broken' AND fa.family_id = ?1
          AND coalesce(f.amount_e8, fx.amount_e8) > 0 AND coalesce(t.amount_e8, tx.amount_e8) < 0
          AND iif(fx.trade_id IS NULL, \(SQLFragments.isCounted("f")),
            \(SQLFragments.isTransferable("fx")))
          AND iif(tx.trade_id IS NULL, \(SQLFragments.isCounted("t")),
            \(SQLFragments.isTransferable("tx")))
        ORDER BY p.transfer_id
        """, family, read: TransferReader.domain)
    for transfer in pairs {
      let isTaken = try db.exists(
        """
        SELECT 1 FROM transfers WHERE state = 'confirmed' AND (outflow = ?1 OR inflow = ?2)
        """, transfer.outflow.id.rawValue, transfer.inflow.id.rawValue)
      if !isTaken { try decide(transfer, .confirmed, at: nil) }
    }
  }

  /// Records the user's decision about a pair. Other automatic pairs of its entries are deleted,
  /// and the entries are matched again.
  ///
  /// - Parameter now: The time of the decision; `nil` if an earlier decision applies again.
  func decide(_ transfer: Transfer, _ state: Transfer.State, at now: Timestamp?) throws {
    for leg in [transfer.outflow, transfer.inflow] {
      try db.run(
        """
        DELETE FROM transfers WHERE state IN ('matched', 'unclear') AND transfer_id <> ?2
          AND (outflow = ?1 OR inflow = ?1)
        """, leg.id.rawValue, transfer.id)
      try db.run(
        """
        UPDATE accounts SET transfers_matched_through = ?2
        WHERE account_id = ?1 AND transfers_matched_through > ?2
        """, leg.accountID, leg.date.previous)
    }
    try db.run(
      """
      UPDATE transfers SET state = ?2, decided_at_ms = coalesce(?3, decided_at_ms),
        interchangeable = 0
      WHERE transfer_id = ?1
      """, transfer.id, state.rawValue, now)
  }

  /// Returns a graph of the free entries, starting early enough that no chain from the affected
  /// entries leads to one that was not read.
  private func graph(reachedFrom date: LocalDate) throws -> TransferGraph {
    let rejected = Set(try decided(.rejected))
    let names = try TransferableEntries.names(of: family, db)
    var margin = marginDays
    while true {
      let start = LocalDate(day: Int32(clamping: Int64(date.day) - Int64(margin)))
      let rates = try RateReader.book(of: family, from: start, db)
      // With rates, unequal amounts can match too.
      let entries = try TransferableEntries(of: family, from: start, keptMax: entriesKeptMax, db)
      let legs = try legs(of: entries, usesFilter: rates == .none)
      let graph = try TransferGraph(
        legs, rates: rates, rejected: rejected, names: names, evidence: entries.evidence)
      let edge = start.day.addingReportingOverflow(Int32(TransferGraph.daysApartMax))
      let first = graph.legs(reachedFrom: date).first?.date
      if edge.overflow || start.day == .min { return graph }
      guard let first, first.day < edge.partialValue else { return graph }
      margin = 4 * margin + 1
    }
  }

  /// Returns the entries that are in no confirmed pair; with a filter, only those that pass it.
  private func legs(
    of entries: TransferableEntries, usesFilter: Bool
  ) throws -> [TransferLeg] {
    var filter: TransferBloomFilter?
    if usesFilter {
      var all = try TransferBloomFilter(count: entries.count())
      try entries.each { all.insert($0.amount, on: $0.date) }
      filter = all
    }
    var legs: [TransferLeg] = []
    try entries.each { entry in
      guard filter?.mayBePaired(entry.amount, on: entry.date) ?? true else { return }
      if let leg = try entries.leg(entry) { legs.append(leg) }
    }
    return legs
  }

  /// Inserts a new pair.
  static func insert(
    _ pair: TransferPair, _ state: Transfer.State, _ db: Database
  ) throws {
    try db.run(
      """
      INSERT INTO transfers (outflow_id, outflow_trade_id, inflow_id, inflow_trade_id, state)
      VALUES (?1, ?2, ?3, ?4, ?5)
      """, pair.outflow.transactionID, pair.outflow.tradeID, pair.inflow.transactionID,
      pair.inflow.tradeID, state.rawValue)
  }

  /// Records whether an automatic pair is interchangeable with others.
  private func write(isInterchangeable: Bool, of pair: TransferPair) throws {
    try db.run(
      """
      UPDATE transfers SET interchangeable = ?3
      WHERE outflow = ?1 AND inflow = ?2 AND interchangeable <> ?3
      """, pair.outflow.rawValue, pair.inflow.rawValue, isInterchangeable)
  }

  private func decided(_ state: Transfer.State) throws -> [TransferPair] {
    try db.all(
      """
      SELECT p.outflow, p.inflow FROM \(SQLFragments.transferSides)
      WHERE p.state = ?1 AND fa.family_id = ?2
      """, state.rawValue, family
    ) { row in
      TransferPair(
        outflow: EntryID(rawValue: row.integer(0)), inflow: EntryID(rawValue: row.integer(1)))
    }
  }

  /// Replaces the automatic pairs of some entries; a pair that stays keeps its number.
  private func write(
    _ wanted: [TransferPair: Transfer.State], in legs: [TransferLeg]
  ) throws {
    var missing = wanted
    var changed: [(TransferID, Transfer.State)] = []
    for leg in legs where leg.isOutflow {
      let stored = try db.all(
        """
        SELECT transfer_id, inflow, state FROM transfers
        WHERE outflow = ?1 AND state IN ('matched', 'unclear')
        """, leg.id.rawValue
      ) { row in
        (
          id: row.id(0) as TransferID, inflow: EntryID(rawValue: row.integer(1)), state: row.text(2)
        )
      }
      for row in stored {
        let pair = TransferPair(outflow: leg.id, inflow: row.inflow)
        guard let state = missing.removeValue(forKey: pair) else {
          try db.run("DELETE FROM transfers WHERE transfer_id = ?1", row.id)
          continue
        }
        if state.rawValue != row.state { changed.append((row.id, state)) }
      }
    }
    // Pairs that become unclear free their entries for those that become matched, so they come
    // first.
    for (id, state) in changed.sorted(by: { $0.1 == .unclear && $1.1 != .unclear }) {
      try db.run("UPDATE transfers SET state = ?2 WHERE transfer_id = ?1", id, state.rawValue)
    }
    for (pair, state) in missing.sorted(by: {
      ($0.key.outflow, $0.key.inflow) < ($1.key.outflow, $1.key.inflow)
    }) {
      try Self.insert(pair, state, db)
    }
  }
}
