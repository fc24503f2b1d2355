/// The values that all rules together set on one transaction, with the rules that set them.
package struct RuleValues: Hashable, Sendable {
  /// No values.
  package static let none = RuleValues()

  package var actions = RuleActions()
  /// The rules that set each value, in order: one per value, except that tags can have several.
  package var givers: [Transaction.Field: [String]] = [:]

  /// Creates an empty set of values.
  package init() {}

  /// Whether no rule set a value.
  package var isEmpty: Bool { givers.isEmpty }
  /// The names of the rules that set a value.
  package var names: Set<String> { Set(givers.values.joined()) }

  /// Adds a rule's values where no earlier rule set one; tags are combined.
  mutating func add(_ given: RuleActions, of rule: String) {
    take(given.name, \.name, .name, rule)
    take(given.category, \.category, .category, rule)
    take(given.notes, \.notes, .notes, rule)
    take(given.isExcluded, \.isExcluded, .excluded, rule)
    let added = given.tags.filter { !actions.tags.contains($0) }
    guard !added.isEmpty else { return }
    actions.tags += added
    givers[.tags, default: []].append(rule)
  }

  private mutating func take<Value>(
    _ value: Value?, _ place: WritableKeyPath<RuleActions, Value?>, _ field: Transaction.Field,
    _ rule: String
  ) {
    guard let value, actions[keyPath: place] == nil else { return }
    actions[keyPath: place] = value
    givers[field] = [rule]
  }
}

extension RuleValues {
  /// Whether a rule sets a value here that it did not set before.
  package func isNew(by rule: String, after old: RuleValues) -> Bool {
    givers.contains { field, rules in
      rules.contains(rule) && (old.givers[field] != rules || !isEqual(in: field, to: old))
    }
  }

  private func isEqual(in field: Transaction.Field, to old: RuleValues) -> Bool {
    switch field {
    case .name: actions.name == old.actions.name
    case .category: actions.category == old.actions.category
    case .notes: actions.notes == old.actions.notes
    case .tags: actions.tags == old.actions.tags
    case .excluded: actions.isExcluded == old.actions.isExcluded
    case .date, .amount: true
    }
  }
}
