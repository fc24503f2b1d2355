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
