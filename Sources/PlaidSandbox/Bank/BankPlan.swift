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
