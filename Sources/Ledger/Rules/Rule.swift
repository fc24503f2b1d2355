/// One line of the user's rules: what it asks of a transaction, and what it then gives to it.
public struct Rule: Hashable, Sendable {
  /// What the user calls it; no two rules have the same name.
  public let name: String
  public let conditions: RuleConditions
  public let actions: RuleActions

  /// Describes a rule.
  public init(name: String, conditions: RuleConditions, actions: RuleActions) {
    self.name = name
    self.conditions = conditions
    self.actions = actions
  }
}

/// What a rule asks of a transaction: everything that is set has to hold.
///
/// Of several words one is enough. Upper and lower case are the same.
public struct RuleConditions: Hashable, Sendable {
  /// Which way money goes.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    case `in`, out
  }

  /// Parts of the name, the original description or the merchant's name.
  public var text: [String] = []
  /// Whole names of merchants.
  public var merchant: [String] = []
  /// Parts of an account's name, or its number.
  public var account: [String] = []
  /// Whole categories: Plaid's primary or detailed one, the own name of one, or the user's.
  public var category: [String] = []
  /// Tags that the user gave.
  public var tag: [String] = []
  /// The smallest amount, without its sign.
  public var amountMin: Amount?
  /// The largest amount, without its sign.
  public var amountMax: Amount?
  public var direction: Direction?

  /// Asks nothing.
  public init() {}

  /// Whether a transaction is what the rule asks for.
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

  /// The same conditions in small letters, so that it is done once and not for each transaction.
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

/// What a rule gives to a transaction; what is `nil` it leaves alone.
public struct RuleActions: Hashable, Sendable {
  public var name: String?
  public var category: String?
  public var notes: String?
  /// Tags that are added.
  public var tags: [String] = []
  /// Left out of reports, or kept in them whatever later rules say.
  public var isExcluded: Bool?

  /// Gives nothing.
  public init() {}
}

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
