/// Something that a user does or has done to him on one day.
struct PlannedTransaction: Sendable {
  /// What becomes of it.
  enum Fate: Sendable {
    case postsAtOnce
    case postsLater(days: Int32, units: Int64)
    case vanishes(days: Int32)
    case arrivesLate(days: Int32)
  }

  /// The place of the account.
  let account: Int
  /// The amount in units of 10⁻⁸; positive leaves the account.
  let units: Int64
  /// Who got or gave the money.
  let merchant: Int
  /// The number of a cheque.
  var checkNumber: String?
  /// What becomes of it.
  var fate = Fate.postsAtOnce
  /// The name that it gets some days after posting.
  var laterName: String?

  /// The transaction of that day.
  func draft(on day: Int32) -> BankTransaction {
    let merchant = Merchant.catalogue[merchant]
    return BankTransaction(
      account: account, units: units, day: day, authorizedDay: day, name: merchant.name,
      statement: merchant.statement(on: day), merchant: self.merchant, checkNumber: checkNumber)
  }
}
