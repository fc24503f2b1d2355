/// A balance that the provider reported; kept for ever, never shown as an entry.
public struct ReportedBalance: Hashable, Sendable {
  /// Its number; later readings have higher ones.
  public let id: ReportedBalanceID
  /// The day it speaks of.
  public let date: LocalDate
  /// When it was read.
  public let readAt: Timestamp
  /// The account's balance as the provider states it, unchanged.
  public let current: Amount
  /// What can be spent, if stated.
  public let available: Amount?
  /// The credit line, if stated.
  public let limit: Amount?
  /// What the account owes to its broker for securities bought on credit, if stated; the balance is
  /// less by it already.
  public let marginLoan: Amount?
  /// The sum of the pending amounts that `current` contains; positive leaves the account. `nil` where
  /// it contains none, or where that is not known.
  public let pendingIncluded: Amount?

  /// Describes a reading.
  public init(
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

  /// The balance without what is pending.
  public func posted(_ classification: Classification) throws(AmountError) -> Amount {
    guard let pendingIncluded else { return current }
    return try current.subtracting(classification.effect(of: pendingIncluded))
  }
}
