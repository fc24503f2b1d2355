/// The newest terms of an account's debt, and the days on which they were read.
public struct AccountLiability: Hashable, Sendable {
  public let accountID: AccountID
  public let terms: LiabilityTerms
  /// The first day on which exactly this was read.
  public let since: LocalDate
  /// The last one.
  public let readOn: LocalDate

  /// Dates terms.
  public init(accountID: AccountID, terms: LiabilityTerms, since: LocalDate, readOn: LocalDate) {
    self.accountID = accountID
    self.terms = terms
    self.since = since
    self.readOn = readOn
  }
}
