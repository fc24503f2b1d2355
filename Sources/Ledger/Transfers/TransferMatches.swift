/// What matching came to.
public struct TransferMatches: Hashable, Sendable {
  /// Pairs without a doubt; no entry is in two of them.
  public internal(set) var pairs: Set<TransferPair> = []
  /// Pairs between which a choice would be a guess. Their entries are in none of `pairs`.
  public internal(set) var unclear: Set<TransferPair> = []

  /// Nothing matched yet.
  public init() {}
}
