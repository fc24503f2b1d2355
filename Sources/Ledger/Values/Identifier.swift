/// The number of something in the database, typed: an account's cannot be used as an item's.
///
/// It stays the same for as long as the thing is in the database, unlike Plaid's ids.
public struct Identifier<Kind>: Hashable, Sendable, Comparable, CustomStringConvertible {
  public let rawValue: Int64

  /// Creates an identifier from a number that was stored or entered earlier. It need not exist.
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
