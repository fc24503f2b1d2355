/// A balance that Plaid reported for a linked account, in the account's currency; kept forever.
public struct ReportedBalance: Hashable, Sendable {
  /// The row number; later reported balances have higher ones.
  public let id: ReportedBalanceID
  /// The day whose closing balance it stands for.
  public let date: LocalDate
  /// The instant that the balance is as of, or else that of the fetch.
  public let readAt: Timestamp
  /// Plaid's `current`, unchanged; for a credit card or loan positive means owed.
  public let current: Amount
  /// What can still be spent or withdrawn; `nil` if the bank does not say.
  public let available: Amount?
  /// The credit limit; `nil` if the bank does not say.
  public let limit: Amount?
  /// What the account owes its broker for securities bought on credit; `nil` if the bank does not
  /// say. ``current`` is already reduced by it.
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

  /// Returns ``current`` without the pending amounts that it includes.
  ///
  /// Throws ``AmountError/overflow`` when the result is out of range.
  ///
  /// - Parameter classification: That of the account's kind, which decides how pending amounts
  ///   change the balance.
  public func posted(_ classification: Classification) throws(AmountError) -> Amount {
    guard let pendingIncluded else { return current }
    return try current.subtracting(classification.effect(of: pendingIncluded))
  }
}
