/// A standing entry as the matching of transfers looks at it.
public struct TransferLeg: Hashable, Sendable {
  /// What it is, and its number.
  public let id: EntryID
  /// The account that the money leaves or enters.
  public let accountID: AccountID
  /// The day it counts on.
  public let date: LocalDate
  /// Positive leaves the account; never 0.
  public let money: Money

  /// Describes an entry.
  public init(id: EntryID, accountID: AccountID, date: LocalDate, money: Money) {
    self.id = id
    self.accountID = accountID
    self.date = date
    self.money = money
  }

  /// True when money leaves the account.
  public var isOutflow: Bool { money.amount > .zero }
}
