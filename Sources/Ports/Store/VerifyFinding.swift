import Ledger

/// One thing that is not as it should be.
public struct VerifyFinding: Hashable, Sendable {
  /// The account, when it concerns one.
  public let accountID: AccountID?
  /// The day, when it concerns one.
  public let date: LocalDate?
  /// What was expected and what is there.
  public let message: String

  /// Describes a finding.
  public init(accountID: AccountID?, date: LocalDate?, message: String) {
    self.accountID = accountID
    self.date = date
    self.message = message
  }
}
