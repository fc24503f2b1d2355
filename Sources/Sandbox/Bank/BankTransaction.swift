import PlaidSyncLedger

/// One transaction as the bank knows it; everything else that Plaid sends follows from the
/// merchant.
struct BankTransaction: Codable, Hashable, Sendable {
  /// `transaction_id`; empty while the transaction is only planned.
  var id = ""
  /// The index of its account in the Item.
  var account: Int
  /// The amount in units of 10⁻⁸; positive leaves the account.
  var units: Int64
  /// The currency if it is not the account's.
  var currency: String?
  /// Pending: the day it occurred; posted: the day it posted.
  var day: Int32
  /// The day the user paid, if the bank reports it.
  var authorizedDay: Int32?
  /// The cleaned text.
  var name: String
  /// The bank's own text.
  var statement: String?
  /// The index in the catalog of merchants.
  var merchant: Int
  /// The number of a check.
  var checkNumber: String?
  var isPending = false
  /// The id of its pending predecessor.
  var pendingID: String?
  /// Members that a test overrides, as JSON text.
  var overrides: String?
  /// Whether it has been removed.
  var isGone = false
  /// Whether it has been announced in the stream.
  var isReleased = false

  var amount: Amount { Amount(unchecked: units) }
  var date: LocalDate { LocalDate(day: day) }

  private enum CodingKeys: String, CodingKey {
    case id = "i"
    case account = "a"
    case units = "u"
    case currency = "c"
    case day = "d"
    case authorizedDay = "ad"
    case name = "n"
    case statement = "s"
    case merchant = "m"
    case checkNumber = "k"
    case isPending = "p"
    case pendingID = "pi"
    case overrides = "o"
    case isGone = "g"
    case isReleased = "r"
  }
}

/// An event that will change an Item's data on a later day.
struct BankPlan: Codable, Hashable, Sendable {
  /// The kinds of events.
  enum Event: Codable, Hashable, Sendable {
    /// The pending transaction posts with this amount.
    case post(transaction: Int, units: Int64)
    /// The pending transaction disappears.
    case vanish(transaction: Int)
    /// A transaction arrives with a date in the past.
    case arrive(BankTransaction)
    /// A future transaction becomes visible as pending and posts on the other day.
    case appear(BankTransaction, postsOn: Int32)
    /// The posted transaction gets another name.
    case rename(transaction: Int, name: String)
  }

  /// The day of the event.
  let day: Int32
  let event: Event
}
