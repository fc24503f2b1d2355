/// Which transactions rules are applied to.
public enum RuleScope: Hashable, Sendable {
  /// Those that are new, or have changed since rules were applied to them.
  case changed
  /// The whole past too.
  case all
}
