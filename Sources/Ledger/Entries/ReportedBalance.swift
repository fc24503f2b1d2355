/// A balance that the provider reported; kept forever, never displayed as an entry.
public struct ReportedBalance: Hashable, Sendable {
  /// Its row number; later reported balances have higher ones.
  public let id: ReportedBalanceID
  /// The day that the balance is for.
  public let date: LocalDate
  /// When it was fetched.
  public let readAt: Timestamp
  /// The account's balance as the provider states it.
  public let current: Amount
  /// The amount available to spend, if stated.
  public let available: Amount?
  /// The credit limit, if stated.
  public let limit: Amount?
  /// The margin loan: what the account owes its broker for securities bought on credit, if stated.
  /// The balance is already reduced by it.
  public let marginLoan: Amount?
  /// The sum of the pending amounts included in `current`; positive leaves the account. `nil` when
  /// none is included or when that is unknown.
  public let pendingIncluded: Amount?

  /// Creates a reported balance.
  package init(
    id: ReportedBalanceID, date: LocalDate, readAt: Timestamp, current: Amount, available: Amount?,
    limit: Amount?, marginLoan: Amount? = nil, pendingIncluded: Amount? = nil
  ) {
    self.id = id
    self.date = date
    self.readAt = readAt
    self.current = current
    self.available = available
    self.limit = limit
    self.marginLoan = marginLoan
    self.pendingIncluded = pendingIncluded
  }

  /// Returns the balance without pending amounts; throws when it is out of range.
  public func posted(_ classification: Classification) throws(AmountError) -> Amount {
    guard let pendingIncluded else { return current }
    return try current.subtracting(classification.effect(of: pendingIncluded))
  }
}
