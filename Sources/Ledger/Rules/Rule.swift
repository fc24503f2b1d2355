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
