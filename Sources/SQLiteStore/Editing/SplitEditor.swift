import GRDB
import PlaidSyncLedger
import PlaidSyncPorts

/// Splits transactions for the user and joins them again.
enum SplitEditor {
  /// Splits a transaction into parts, replacing earlier ones; throws if they do not add up.
  static func split(
    _ id: TransactionID, into parts: [SplitPart], at now: Timestamp, _ db: Database
  ) throws {
    try requireSplittable(parts, of: try TransactionReader.transaction(id, db))
    try SplitRows(of: id, db).replace(with: parts, at: now)
  }

  /// Removes the parts of a transaction; throws if there are none.
  static func join(_ id: TransactionID, _ db: Database) throws {
    guard try TransactionReader.transaction(id, db).isSplit else {
      throw Failure(.usage, "transaction \(id) is not split", remedy: .see(.transactions))
    }
    try SplitRows(of: id, db).deleteParts()
  }

  private static func requireSplittable(_ parts: [SplitPart], of whole: Transaction) throws {
    func refusal(_ why: String, _ remedy: Remedy) -> Failure {
      Failure(.usage, "transaction \(whole.id) cannot be split this way: \(why)", remedy: remedy)
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
        "its amount is \(whole.money), but its parts add up to \(Money(sum, currency))",
        "add \(rest.text(decimalsMin: currency.decimalsShown)) to the parts")
    } catch is AmountError {
      throw refusal("the parts are too large to add up", "use smaller amounts")
    }
  }
}
