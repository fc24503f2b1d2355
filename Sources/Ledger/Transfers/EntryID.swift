/// Names an entry that moves money: a transaction, or a trade that brings money or takes it.
public enum EntryID: Hashable, Sendable, Comparable, CustomStringConvertible {
  case transaction(TransactionID)
  case trade(TradeID)

  /// One number for both, as the store sorts them: that of a trade is negative.
  public var rawValue: Int64 {
    switch self {
    case .transaction(let id): id.rawValue
    case .trade(let id): -id.rawValue
    }
  }

  /// Reads such a number.
  public init(rawValue: Int64) {
    self = rawValue < 0 ? .trade(TradeID(-rawValue)) : .transaction(TransactionID(rawValue))
  }

  /// Reads what people write: `1204` for a transaction, `t17` for a trade.
  public init?(_ text: String) {
    let isTrade = text.hasPrefix("t")
    guard let number = Int64(isTrade ? text.dropFirst() : text[...]), number > 0 else { return nil }
    self = isTrade ? .trade(TradeID(number)) : .transaction(TransactionID(number))
  }

  public static func < (left: EntryID, right: EntryID) -> Bool { left.rawValue < right.rawValue }

  public var description: String {
    switch self {
    case .transaction(let id): id.description
    case .trade(let id): "t\(id)"
    }
  }

  /// Its number, when it is a transaction.
  public var transactionID: TransactionID? {
    if case .transaction(let id) = self { id } else { nil }
  }
  /// Its number, when it is a trade.
  public var tradeID: TradeID? {
    if case .trade(let id) = self { id } else { nil }
  }
}
