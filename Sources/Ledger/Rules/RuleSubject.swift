/// What rules look at: a transaction as the provider sent it and the user changed it, never as
/// another rule did. All texts are in small letters.
public struct RuleSubject: Hashable, Sendable {
  public let accountID: AccountID
  /// The account's name.
  let account: String
  let texts: [String]
  let merchant: String?
  /// The user's category, else the provider's: primary, detailed, and their own names.
  public internal(set) var categories: [String]
  /// The user's.
  let tags: [String]
  let amount: Amount

  /// Describes a transaction to rules.
  public init(
    accountID: AccountID, account: String, texts: [String], merchant: String?,
    categories: [String], tags: [String], amount: Amount
  ) {
    self.accountID = accountID
    self.account = account.lowercased()
    self.texts = texts.map { $0.lowercased() }
    self.merchant = merchant?.lowercased()
    self.categories = categories.map { $0.lowercased() }
    self.tags = tags.map { $0.lowercased() }
    self.amount = amount
  }
}
