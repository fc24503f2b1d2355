/// The user's rules in order, and the user's names for the provider's categories.
///
/// Every rule is applied to every transaction. For each value the first rule that sets it wins;
/// tags of all rules are combined. A rule sees the provider's values and the user's edits, not the
/// effects of other rules: each rule can be understood on its own, the order only decides which
/// rule takes precedence, and applying the rules again changes nothing.
package struct RuleBook: Hashable, Sendable {
  /// A rule book without rules and names.
  package static let empty = RuleBook()

  package let rules: [Rule]
  /// The user's names by the provider's category; the detailed category's takes precedence.
  package let categoryNames: [String: String]
  private let conditions: [RuleConditions]
  private let foldedNames: [String: String]

  /// Creates a rule book; the rules' names must be unique.
  package init(rules: [Rule] = [], categoryNames: [String: String] = [:]) {
    precondition(Set(rules.map(\.name)).count == rules.count, "the names of rules are unique")
    self.rules = rules
    self.categoryNames = categoryNames
    conditions = rules.map(\.conditions.folded)
    foldedNames = Dictionary(
      categoryNames.map { ($0.lowercased(), $1.lowercased()) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Returns the indices of the rules that match a transaction.
  package func matches(_ subject: RuleSubject) -> [Int] {
    guard !rules.isEmpty else { return [] }
    var subject = subject
    subject.categories += subject.categories.compactMap { foldedNames[$0] }
    return conditions.indices.filter { conditions[$0].hold(for: subject) }
  }

  /// Returns the combined values of the rules at these indices.
  package func values(of matches: [Int]) -> RuleValues {
    var values = RuleValues()
    for place in matches { values.add(rules[place].actions, of: rules[place].name) }
    return values
  }
}

/// Which transactions to apply rules to.
package enum RuleScope: Hashable, Sendable {
  /// New transactions, and those that have changed since rules were last applied.
  case changed
  /// All transactions, including the whole history.
  case all
}

/// The result of applying rules, or of a dry run.
package struct RuleReport: Hashable, Sendable {
  /// The result for one rule.
  package struct Line: Hashable, Sendable {
    package let name: String
    /// The number of matching transactions.
    package var matches = 0
    /// Matches that get a value: no earlier rule set it and, for tags, the tag is not yet there.
    package var sets = 0
    /// Transactions among them that did not have all these values from this rule before.
    package var changes = 0

    /// Creates a line whose counts are all 0.
    package init(name: String) { self.name = name }
  }

  /// One line per rule, in order.
  package var lines: [Line]
  /// The number of transactions that were checked.
  package var checked = 0
  /// The number of transactions whose values from rules changed.
  package var changed = 0
  /// Transactions among them that no longer get a value from any rule.
  package var cleared = 0
  /// Whether the user's names for categories changed.
  package var hasNewNames = false

  /// Creates a report whose counts are all 0.
  package init(rules: [Rule]) { lines = rules.map { Line(name: $0.name) } }
}

/// A category in use, with the origin of its assignment.
public struct CategoryUse: Hashable, Sendable {
  /// The category; `nil` for transactions without one.
  public let category: String?
  /// Who assigned it; `nil` for transactions without one.
  public let origin: ValueOrigin?
  /// The number of such transactions, without removed ones; parts count instead of the split
  /// transaction.
  public let count: Int

  /// Creates a category's use.
  package init(category: String?, origin: ValueOrigin?, count: Int) {
    self.category = category
    self.origin = origin
    self.count = count
  }
}
