/// Whether an account still changes.
public enum AccountStatus: String, Hashable, Sendable {
  case open, closed
}
