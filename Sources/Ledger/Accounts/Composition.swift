/// What an account's balance consists of, which decides where its flows go.
public enum Composition: String, Hashable, Sendable {
  /// Money only.
  case cash
  /// Money beside securities.
  case cashAndHoldings = "cash + holdings"
  /// A debt that payments reduce.
  case loan
  /// A value that only valuations move.
  case nonCash = "non-cash"
}
