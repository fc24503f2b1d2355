import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

extension SQLiteStore {
  /// Splits a transaction into parts that sum up to it exactly, in the place of earlier ones.
  public func splitTransaction(
    _ id: TransactionID, into parts: [SplitPart]
  ) async throws -> [Transaction] {
    let now = world.now()
    return try await writeToTheEnd { db in
      let whole = try TransactionReader.transaction(id, db)
      try SQLiteStore.check(parts, of: whole)
      try ChangeContext.run(by: nil, at: now, db) {
        try SplitRows(of: id, db).replace(with: parts, at: now)
      }
      return try TransactionReader.parts(of: id, db)
    }
  }

  /// Joins the parts of a transaction again.
  public func joinTransaction(_ id: TransactionID) async throws -> Transaction {
    let now = world.now()
    return try await writeToTheEnd { db in
      guard try TransactionReader.transaction(id, db).isSplit else {
        throw Failure(
          .usage, "transaction \(id) is not split", remedy: .see(.transactions))
      }
      try ChangeContext.run(by: nil, at: now, db) { try SplitRows(of: id, db).deleteParts() }
      return try TransactionReader.transaction(id, db)
    }
  }

  private static func check(_ parts: [SplitPart], of whole: Transaction) throws {
    func refusal(_ why: String, _ remedy: Remedy) -> Failure {
      Failure(.usage, "transaction \(whole.id) cannot be split so: \(why)", remedy: remedy)
    }
    if let parent = whole.parentID {
      throw refusal("it is a part of \(parent)", .split(parent))
    }
    guard whole.removedAt == nil else {
      throw refusal("it was removed", .restoreTransaction(whole.id))
    }
    guard parts.count > 1, parts.allSatisfy({ $0.amount != .zero }) else {
      throw refusal("at least two parts are needed, none of them 0", .split(whole.id))
    }
    let currency = whole.money.currency
    let sum: Amount
    do {
      sum = try parts.reduce(Amount.zero) { total, part throws(AmountError) in
        try total.adding(part.amount)
      }
      guard sum != whole.money.amount else { return }
      let rest = try whole.money.amount.subtracting(sum)
      throw refusal(
        "its amount is \(whole.money), its parts sum up to \(Money(sum, currency))",
        "add \(rest.text(decimalsMin: currency.decimalsShown)) to the parts")
    } catch is AmountError {
      throw refusal("the parts are too large to be added", "name smaller amounts")
    }
  }
}
