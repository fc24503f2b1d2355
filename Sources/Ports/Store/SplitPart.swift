import Ledger

/// One part of a transaction that is to be split.
public struct SplitPart: Hashable, Sendable {
  /// In the transaction's currency; positive leaves the account.
  public let amount: Amount
  /// `nil`: the transaction's own. Empty: none.
  public let category: String?
  public let notes: String?

  /// Describes a part.
  public init(amount: Amount, category: String? = nil, notes: String? = nil) {
    self.amount = amount
    self.category = category
    self.notes = notes
  }
}
