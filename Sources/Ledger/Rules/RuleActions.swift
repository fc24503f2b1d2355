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
