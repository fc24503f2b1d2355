import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore {
  /// Matches what has changed since the last time; costs one look-up when nothing has.
  public func matchTransfers(of family: FamilyID) async throws {
    guard try await read({ try TransferRows.due(of: family, $0) }) != nil else { return }
    try await write(.repeatable) { try TransferRows(of: family, $0).match() }
  }

  /// The transfers that a query selects, newest first.
  public func transfers(_ query: TransferQuery) async throws -> [Transfer] {
    try await read { try TransferReader.transfers(query, $0) }
  }

  /// Says that a pair belongs together; it stays one whatever else comes.
  public func confirmTransfer(
    _ id: TransferID, in family: FamilyID
  ) async throws -> Transfer {
    let now = world.now()
    return try await writeToTheEnd { db in
      let transfer = try TransferReader.transfer(id, in: family, db)
      return try SQLiteStore.confirm(transfer, in: family, at: now, db)
    }
  }

  /// Says that a pair does not belong together, which is remembered; its entries are free for
  /// others.
  public func rejectTransfer(
    _ id: TransferID, in family: FamilyID
  ) async throws -> Transfer {
    let now = world.now()
    return try await writeToTheEnd { db in
      let rows = TransferRows(of: family, db)
      try rows.decide(try TransferReader.transfer(id, in: family, db), .rejected, at: now)
      try rows.match()
      return try TransferReader.transfer(id, in: family, db)
    }
  }

  /// Pairs two entries that were not found by themselves, or were rejected.
  public func pairTransfer(
    _ one: EntryID, _ other: EntryID, in family: FamilyID
  ) async throws -> Transfer {
    guard one != other else {
      throw Failure(
        .usage, "a transfer has two entries, and \(one) was named twice",
        remedy: .see(.transactions))
    }
    let now = world.now()
    return try await writeToTheEnd { db in
      let sides = try [one, other].map {
        (id: $0, amount: try SQLiteStore.amount(of: $0, in: family, db))
      }
      .sorted { $0.amount > $1.amount }
      let pair = TransferPair(outflow: sides[0].id, inflow: sides[1].id)
      let known = try SQLiteStore.number(of: pair, db)
      if known == nil { try TransferRows.insert(pair, .unclear, db) }
      guard let id = try known ?? SQLiteStore.number(of: pair, db) else {
        preconditionFailure("a pair that is there or was written has a number")
      }
      let transfer = try TransferReader.transfer(id, in: family, db)
      return try SQLiteStore.confirm(transfer, in: family, at: now, db)
    }
  }

  private static func number(of pair: TransferPair, _ db: Database) throws -> TransferID? {
    try db.first(
      "SELECT transfer_id FROM transfers WHERE outflow = ?1 AND inflow = ?2",
      pair.outflow.rawValue, pair.inflow.rawValue
    ) { $0.id(0) }
  }

  /// Positive leaves the account; fails with `not-found` when there is no such entry.
  private static func amount(
    of entry: EntryID, in family: FamilyID, _ db: Database
  ) throws -> Amount {
    switch entry {
    case .transaction(let id): return try TransactionReader.transaction(id, db).money.amount
    case .trade(let id):
      let amount = try db.first(
        """
        SELECT amount_e8 FROM trades JOIN accounts USING (account_id)
        WHERE trade_id = ?1 AND family_id = ?2
        """, id, family
      ) { $0.amount(0) }
      guard let amount else {
        throw Failure(
          .notFound, "There is no trade \(id).", remedy: .see(.trades))
      }
      return amount
    }
  }

  private static func confirm(
    _ transfer: Transfer, in family: FamilyID, at now: Timestamp, _ db: Database
  ) throws -> Transfer {
    try check(transfer, db)
    let rows = TransferRows(of: family, db)
    try rows.decide(transfer, .confirmed, at: now)
    try rows.match()
    return try TransferReader.transfer(transfer.id, in: family, db)
  }

  /// Throws unless the two entries can be the sides of a transfer.
  private static func check(_ transfer: Transfer, _ db: Database) throws {
    func refusal(_ why: String, _ remedy: Remedy = .see(.transactions)) -> Failure {
      Failure(
        .usage,
        "entries \(transfer.outflow.id) and \(transfer.inflow.id) cannot be a transfer: \(why)",
        remedy: remedy)
    }
    guard transfer.outflow.money.amount > .zero, transfer.inflow.money.amount < .zero else {
      throw refusal("money has to leave with one and to enter with the other")
    }
    guard transfer.outflow.accountID != transfer.inflow.accountID else {
      throw refusal("both are in the same account")
    }
    for leg in [transfer.outflow, transfer.inflow] {
      switch leg.id {
      case .transaction(let id):
        let entry = try TransactionReader.transaction(id, db)
        guard entry.removedAt == nil else { throw refusal("\(id) was removed") }
        guard !entry.isSplit else { throw refusal("\(id) is split", "name one of its parts") }
        guard !entry.isPending else { throw refusal("\(id) is still pending") }
      case .trade(let id):
        let isRemoved = try db.exists(
          "SELECT 1 FROM trades WHERE trade_id = ?1 AND removed_at_ms IS NOT NULL", id)
        guard !isRemoved else { throw refusal("\(leg.id) was removed") }
        let moves = try db.exists(
          """
          SELECT 1 FROM trades
          WHERE trade_id = ?1 AND \(SQLFragments.isTransferable("trades"))
          """, id)
        guard moves else {
          throw refusal(
            "\(leg.id) neither brings money to its account nor takes it from there",
            "name a deposit, a contribution or a withdrawal")
        }
      }
      let other: TransferID? = try db.first(
        """
        SELECT transfer_id FROM transfers
        WHERE state = 'confirmed' AND transfer_id <> ?2 AND (outflow = ?1 OR inflow = ?1)
        """, leg.id.rawValue, transfer.id
      ) { $0.id(0) }
      if let other {
        throw refusal(
          "\(leg.id) is in transfer \(other) already",
          .unpair(other))
      }
    }
  }
}
