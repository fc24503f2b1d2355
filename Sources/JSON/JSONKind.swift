/// What kind of value comes next.
public enum JSONKind: Hashable, Sendable {
  case null, bool, number, string, array, object
}
