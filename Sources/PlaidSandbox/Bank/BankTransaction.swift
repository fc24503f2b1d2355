import Ledger

/// One transaction as the bank knows it; the rest of what Plaid sends follows from the merchant.
struct BankTransaction: Codable, Hashable, Sendable {
  /// `transaction_id`; empty while it is only planned.
  var id = ""
  /// The place of its account among the Item's.
  var account: Int
  /// The amount in units of 10⁻⁸; positive leaves the account.
  var units: Int64
  /// The currency if it is not the account's.
  var currency: String?
  /// Pending: the day it occurred; posted: the day it posted.
  var day: Int32
  /// The day the user paid, where the bank says so.
  var authorizedDay: Int32?
  /// The cleaned text.
  var name: String
  /// The bank's own text.
  var statement: String?
  /// The place in the catalogue of merchants.
  var merchant: Int
  /// The number of a cheque.
  var checkNumber: String?
  /// Whether it has not posted yet.
  var isPending = false
  /// The id of its pending predecessor.
  var pendingID: String?
  /// Members that a test wants to have otherwise, as JSON text.
  var overrides: String?
  /// Whether it has been removed.
  var isGone = false
  /// Whether it has been announced in the stream.
  var isReleased = false

  /// The amount.
  var amount: Amount { Amount(unchecked: units) }
  /// The date.
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

/// Something that will happen to an Item's data on a later day.
struct BankPlan: Codable, Hashable, Sendable {
  /// The kinds of coming events.
  enum Event: Codable, Hashable, Sendable {
    /// The pending transaction posts, with this amount.
    case post(transaction: Int, units: Int64)
    /// The pending transaction vanishes.
    case vanish(transaction: Int)
    /// A transaction arrives that the bank dates back.
    case arrive(BankTransaction)
    /// A future transaction becomes visible as pending and posts on the other day.
    case appear(BankTransaction, postsOn: Int32)
    /// The posted transaction gets another name.
    case rename(transaction: Int, name: String)
  }

  /// The day it happens.
  let day: Int32
  /// What happens.
  let event: Event
}
