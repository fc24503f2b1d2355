/// Where a value of a transaction comes from; the later ones go before the earlier.
public enum ValueOrigin: String, Hashable, Sendable {
  case plaid, imported
  /// The user's own name for the provider's category.
  case map
  case rule
  case user
}
