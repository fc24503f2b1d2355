/// A typed row number: an account's number cannot be used as an item's.
public struct Identifier<Kind>: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The number in the store.
  public let rawValue: Int64

  /// Creates an identifier from a row number.
  public init(_ rawValue: Int64) {
    self.rawValue = rawValue
  }

  public static func < (left: Identifier, right: Identifier) -> Bool {
    left.rawValue < right.rawValue
  }

  public var description: String { String(rawValue) }
}

/// Identifies a family.
public typealias FamilyID = Identifier<Family>
/// Identifies an item.
public typealias ItemID = Identifier<Item>
/// Identifies an account.
public typealias AccountID = Identifier<Account>
/// Identifies a transaction.
public typealias TransactionID = Identifier<Transaction>
/// Identifies a security.
public typealias SecurityID = Identifier<Security>
/// Identifies a trade.
public typealias TradeID = Identifier<Trade>
/// Identifies a reported balance.
public typealias ReportedBalanceID = Identifier<ReportedBalance>
/// Identifies a sync record.
public typealias SyncID = Identifier<SyncRecord>
/// Identifies a quarantined element.
public typealias QuarantineID = Identifier<QuarantinedElement>
/// Identifies a transfer.
public typealias TransferID = Identifier<Transfer>
