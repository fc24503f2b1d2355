/// A row number of one kind of thing; the kind keeps an account's from being used as an item's.
public struct Identifier<Kind>: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The number in the store.
  public let rawValue: Int64

  /// Wraps a row number.
  public init(_ rawValue: Int64) {
    self.rawValue = rawValue
  }

  public static func < (left: Identifier, right: Identifier) -> Bool {
    left.rawValue < right.rawValue
  }

  public var description: String { String(rawValue) }
}

/// Names a family.
public typealias FamilyID = Identifier<Family>
/// Names an item.
public typealias ItemID = Identifier<Item>
/// Names an account.
public typealias AccountID = Identifier<Account>
/// Names a transaction.
public typealias TransactionID = Identifier<Transaction>
/// Names a security.
public typealias SecurityID = Identifier<Security>
/// Names a trade.
public typealias TradeID = Identifier<Trade>
/// Names a reported balance.
public typealias ReportedBalanceID = Identifier<ReportedBalance>
/// Names a sync record.
public typealias SyncID = Identifier<SyncRecord>
/// Names an element in quarantine.
public typealias QuarantineID = Identifier<QuarantinedElement>
/// Names a transfer.
public typealias TransferID = Identifier<Transfer>
