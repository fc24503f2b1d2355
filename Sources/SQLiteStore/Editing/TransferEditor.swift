import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Confirms, rejects and pairs transfers for the user.
struct TransferEditor {
  private let family: FamilyID
  private let now: Timestamp
  private let db: Database

  init(_ family: FamilyID, now: Timestamp, _ db: Database) {
    self.family = family
    self.now = now
    self.db = db
  }

  func confirm(_ id: TransferID) throws -> Transfer {
    try confirm(try TransferReader.transfer(id, in: family, db))
  }

  func reject(_ id: TransferID) throws -> Transfer {
    let rows = TransferRows(of: family, db)
    try rows.decide(try TransferReader.transfer(id, in: family, db), .rejected, at: now)
    try rows.match()
    return try TransferReader.transfer(id, in: family, db)
  }

  func pair(_ one: EntryID, _ other: EntryID) throws -> Transfer {
    guard one != other else {
      throw Failure(
        .usage, "a transfer needs two different entries, but \(one) was named twice",
        remedy: .see(.transactions))
    }
    let sides = try [one, other].map { (id: $0, amount: try amount(of: $0)) }
      .sorted { $0.amount > $1.amount }
    let pair = TransferPair(outflow: sides[0].id, inflow: sides[1].id)
    let known = try number(of: pair)
    if known == nil { try TransferRows.insert(pair, .unclear, db) }
    guard let id = try known ?? number(of: pair) else {
      preconditionFailure("a pair that exists or was inserted has a number")
    }
    return try confirm(try TransferReader.transfer(id, in: family, db))
  }

  private func number(of pair: TransferPair) throws -> TransferID? {
    try db.first(
      "SELECT transfer_id FROM transfers WHERE outflow = ?1 AND inflow = ?2",
      pair.outflow.rawValue, pair.inflow.rawValue
    ) { $0.id(0) }
  }

  /// Returns the amount of an entry; positive leaves the account. Throws `not-found` if the entry
  /// does not exist.
  private func amount(of entry: EntryID) throws -> Amount {
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

  private func confirm(_ transfer: Transfer) throws -> Transfer {
    try requirePossible(transfer)
    let rows = TransferRows(of: family, db)
    try rows.decide(transfer, .confirmed, at: now)
    try rows.match()
    return try TransferReader.transfer(transfer.id, in: family, db)
  }

  /// Throws unless the two entries can be the sides of a transfer.
  private func requirePossible(_ transfer: Transfer) throws {
    func refusal(_ why: String, _ remedy: Remedy = .see(.transactions)) -> Failure {
      Failure(
        .usage,
        "entries \(transfer.outflow.id) and \(transfer.inflow.id) cannot be a transfer: \(why)",
        remedy: remedy)
    }
    guard transfer.outflow.money.amount > .zero, transfer.inflow.money.amount < .zero else {
      throw refusal("money must leave one account and enter the other")
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
            "\(leg.id) moves no money into or out of its account",
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
          "\(leg.id) is already in transfer \(other)",
          .unpair(other))
      }
    }
  }
}
