/// What all rules together give to one transaction, and which rule gave what.
public struct RuleValues: Hashable, Sendable {
  /// Nothing.
  public static let none = RuleValues()

  public var actions = RuleActions()
  /// The rules that gave each value, in their order: one, and for tags as many as added some.
  public var givers: [Transaction.Field: [String]] = [:]

  /// Nothing.
  public init() {}

  /// Whether no rule gave anything.
  public var isEmpty: Bool { givers.isEmpty }
  /// The names of the rules that gave something.
  public var names: Set<String> { Set(givers.values.joined()) }

  /// Takes what a rule gives where no earlier rule gave something; tags are added to one another.
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
  /// Whether a rule gives something here that it did not give before.
  public func isNew(by rule: String, after old: RuleValues) -> Bool {
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
