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
