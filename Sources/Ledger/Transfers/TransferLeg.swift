/// One side of a transfer: an entry with which money leaves an account or enters one.
public struct TransferLeg: Hashable, Sendable {
  public let id: EntryID
  public let accountID: AccountID
  public let date: LocalDate
  /// The amount in the entry's own currency; positive leaves the account. Never 0.
  public let money: Money

  /// Creates a leg.
  package init(id: EntryID, accountID: AccountID, date: LocalDate, money: Money) {
    self.id = id
    self.accountID = accountID
    self.date = date
    self.money = money
  }

  /// True when money leaves the account.
  public var isOutflow: Bool { money.amount > .zero }
  /// The amount without its sign.
  var size: Money { Money(money.amount.magnitude, money.currency) }
}

/// Two entries that are, or may be, the two sides of one transfer.
package struct TransferPair: Hashable, Sendable {
  /// The entry with which money leaves an account.
  package let outflow: EntryID
  /// The entry with which it enters another one.
  package let inflow: EntryID

  /// Creates a pair.
  package init(outflow: EntryID, inflow: EntryID) {
    self.outflow = outflow
    self.inflow = inflow
  }
}

/// The result of matching.
package struct TransferMatches: Hashable, Sendable {
  /// The pairs that are transfers; no entry is in two of them.
  package internal(set) var pairs: Set<TransferPair> = []
  /// Those of `pairs` that could as well be matched the other way round, with equal amounts between
  /// the same entries: which is which does not matter to any report.
  package internal(set) var interchangeable: Set<TransferPair> = []
  /// The pairs that the user has to review; their entries are in none of `pairs`.
  package internal(set) var unclear: Set<TransferPair> = []

  /// Creates an empty result.
  package init() {}
}
