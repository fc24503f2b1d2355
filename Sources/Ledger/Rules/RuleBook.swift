/// The user's rules in their order, and own names for the provider's categories.
///
/// Every rule is asked about every transaction. Of each value the first rule that gives one counts;
/// tags of all are added. A rule sees what the provider sent and the user changed, not what another
/// rule gave: so each can be understood by itself, the order only says who goes first, and applying
/// rules again changes nothing.
public struct RuleBook: Hashable, Sendable {
  /// No rules at all.
  public static let empty = RuleBook()

  public let rules: [Rule]
  /// Own names by the provider's category, primary or detailed; of both the detailed one counts.
  public let categoryNames: [String: String]
  private let conditions: [RuleConditions]
  private let foldedNames: [String: String]

  /// Puts rules together; their names differ.
  public init(rules: [Rule] = [], categoryNames: [String: String] = [:]) {
    precondition(Set(rules.map(\.name)).count == rules.count, "rules are told apart by their names")
    self.rules = rules
    self.categoryNames = categoryNames
    conditions = rules.map(\.conditions.folded)
    foldedNames = Dictionary(
      categoryNames.map { ($0.lowercased(), $1.lowercased()) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The places of the rules that fit a transaction.
  public func matches(_ subject: RuleSubject) -> [Int] {
    guard !rules.isEmpty else { return [] }
    var subject = subject
    subject.categories += subject.categories.compactMap { foldedNames[$0] }
    return conditions.indices.filter { conditions[$0].hold(for: subject) }
  }

  /// What the rules at these places give together.
  public func values(of matches: [Int]) -> RuleValues {
    var values = RuleValues()
    for place in matches { values.add(rules[place].actions, of: rules[place].name) }
    return values
  }
}

/// Which transactions rules are applied to.
public enum RuleScope: Hashable, Sendable {
  /// Those that are new, or have changed since rules were applied to them.
  case changed
  /// The whole past too.
  case all
}

/// What applying rules did, or would do.
public struct RuleReport: Hashable, Sendable {
  /// What became of one rule.
  public struct Line: Hashable, Sendable {
    public let name: String
    /// Transactions that it fits.
    public var matches = 0
    /// Those to which it gives a value: no earlier rule did, and for tags, nobody added them yet.
    public var gives = 0
    /// Those among them that had not all of it from this rule before.
    public var changes = 0

    /// Nothing yet.
    public init(name: String) { self.name = name }
  }

  /// One per rule, in their order.
  public var lines: [Line]
  /// Transactions that were looked at.
  public var looked = 0
  /// Transactions whose values from rules are others than before.
  public var changed = 0
  /// Those among them that no rule gives anything any more.
  public var cleared = 0
  /// Whether own names of categories are others than before.
  public var hasNewNames = false

  /// Nothing yet.
  public init(rules: [Rule]) { lines = rules.map { Line(name: $0.name) } }
}

/// A category that transactions have, and where they have it from.
public struct CategoryUse: Hashable, Sendable {
  /// `nil`: transactions without one.
  public let category: String?
  /// `nil` where nobody gave one.
  public let origin: ValueOrigin?
  /// How many stand in the books, parts counted and not their wholes.
  public let count: Int

  /// Describes a category's use.
  public init(category: String?, origin: ValueOrigin?, count: Int) {
    self.category = category
    self.origin = origin
    self.count = count
  }
}
