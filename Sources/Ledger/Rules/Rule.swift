/// One of the user's rules: conditions that a transaction has to meet, and the values it gets.
package struct Rule: Hashable, Sendable {
  /// The user's name for the rule, which is unique.
  package let name: String
  package let conditions: RuleConditions
  package let actions: RuleActions

  /// Creates a rule.
  package init(name: String, conditions: RuleConditions, actions: RuleActions) {
    self.name = name
    self.conditions = conditions
    self.actions = actions
  }
}

/// The conditions of a rule, all of which have to be met.
///
/// Within one condition, one matching word is enough. Case is ignored.
package struct RuleConditions: Hashable, Sendable {
  /// The direction in which the money moves.
  package enum Direction: String, Hashable, Sendable, CaseIterable {
    case `in`, out
  }

  /// Substrings of the name, the original description or the merchant's name.
  package var text: [String] = []
  /// Full names of merchants.
  package var merchant: [String] = []
  /// Substrings of an account's name, or its number.
  package var account: [String] = []
  /// Full categories: Plaid's primary or detailed one, the user's name for it, or the user's own.
  package var category: [String] = []
  /// Tags that the user added.
  package var tag: [String] = []
  /// The smallest amount, regardless of sign.
  package var amountMin: Amount?
  /// The largest amount, regardless of sign.
  package var amountMax: Amount?
  package var direction: Direction?

  /// Creates conditions that every transaction meets.
  package init() {}

  /// Whether a transaction meets all conditions.
  func hold(for subject: RuleSubject) -> Bool {
    let amount = subject.amount
    if let direction, direction == .in ? amount >= .zero : amount <= .zero { return false }
    if let amountMin, amount.magnitude < amountMin { return false }
    if let amountMax, amount.magnitude > amountMax { return false }
    return isMet(account) { subject.account.contains(bytesOf: $0) || "\(subject.accountID)" == $0 }
      && isMet(merchant) { subject.merchant == $0 }
      && isMet(category) { subject.categories.contains($0) }
      && isMet(tag) { subject.tags.contains($0) }
      && isMet(text) { word in subject.texts.contains { $0.contains(bytesOf: word) } }
  }

  /// The same conditions in lower case, so that they are folded once and not for each transaction.
  var folded: RuleConditions {
    var copy = self
    for words in [\RuleConditions.text, \.merchant, \.account, \.category, \.tag] {
      copy[keyPath: words] = self[keyPath: words].map { $0.lowercased() }
    }
    return copy
  }

  private func isMet(_ words: [String], _ test: (String) -> Bool) -> Bool {
    words.isEmpty || words.contains(where: test)
  }
}

/// The values that a rule sets on a transaction; a `nil` value is not set.
package struct RuleActions: Hashable, Sendable {
  package var name: String?
  package var category: String?
  package var notes: String?
  /// Tags to add.
  package var tags: [String] = []
  /// Whether to exclude it from reports; the first rule that sets this decides.
  package var isExcluded: Bool?

  /// Creates actions that set nothing.
  package init() {}
}

/// The input of rules: a transaction with the provider's values and the user's edits, but without
/// the effects of other rules. All texts are in lower case.
package struct RuleSubject: Hashable, Sendable {
  package let accountID: AccountID
  /// The account's name.
  let account: String
  let texts: [String]
  let merchant: String?
  /// The user's category, or else the provider's: primary, detailed, and the user's names for them.
  package internal(set) var categories: [String]
  /// The tags that the user added.
  let tags: [String]
  let amount: Amount

  /// Creates the input of rules; texts are converted to lower case.
  package init(
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
