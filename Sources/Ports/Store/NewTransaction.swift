import Ledger

/// A transaction made by hand.
public struct NewTransaction: Hashable, Sendable {
  public let accountID: AccountID
  public let date: LocalDate
  /// Positive leaves the account.
  public let money: Money
  public let name: String
  public let category: String?
  public let notes: String?

  /// Describes a transaction.
  public init(
    accountID: AccountID, date: LocalDate, money: Money, name: String, category: String? = nil,
    notes: String? = nil
  ) {
    self.accountID = accountID
    self.date = date
    self.money = money
    self.name = name
    self.category = category
    self.notes = notes
  }
}
