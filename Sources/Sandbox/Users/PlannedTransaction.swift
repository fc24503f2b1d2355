/// A transaction of a user on one day.
struct PlannedTransaction: Sendable {
  /// How the transaction develops.
  enum Outcome: Sendable {
    case postsAtOnce
    case postsLater(days: Int32, units: Int64)
    case vanishes(days: Int32)
    case arrivesLate(days: Int32)
  }

  /// The index of the account.
  let account: Int
  /// The amount in units of 10⁻⁸; positive leaves the account.
  let units: Int64
  /// The index of the payer or payee.
  let merchant: Int
  /// The number of a check.
  var checkNumber: String?
  /// How the transaction develops.
  var outcome = Outcome.postsAtOnce
  /// The name that it gets some days after posting.
  var laterName: String?

  /// The transaction as the bank books it on a day.
  func draft(on day: Int32) -> BankTransaction {
    let merchant = Merchant.catalog[merchant]
    return BankTransaction(
      account: account, units: units, day: day, authorizedDay: day, name: merchant.name,
      statement: merchant.statement(on: day), merchant: self.merchant, checkNumber: checkNumber)
  }
}
