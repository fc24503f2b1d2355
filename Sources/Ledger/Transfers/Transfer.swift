/// Two entries of own accounts that belong together, or may.
public struct Transfer: Hashable, Sendable {
  /// How sure it is.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Found by itself and without a doubt; gives way when the entries change.
    case matched
    /// One of several that fit equally well: somebody has to choose.
    case unclear
    /// The user's word.
    case confirmed
    /// The user's word, but one side was removed or turned round since. It counts for nothing until
    /// both stand again.
    case broken
    /// The two do not belong together, by the user's word.
    case rejected

    /// True when both entries are left out of spending and income.
    public var counts: Bool { self == .matched || self == .confirmed }
    /// True when somebody has to look at it.
    public var needsReview: Bool { self == .unclear || self == .broken }
  }

  public let id: TransferID
  public let state: State
  public let kind: TransferKind
  /// The side that money leaves.
  public let outflow: TransferLeg
  /// The side that it enters.
  public let inflow: TransferLeg

  /// Describes a transfer.
  public init(
    id: TransferID, state: State, kind: TransferKind, outflow: TransferLeg, inflow: TransferLeg
  ) {
    self.id = id
    self.state = state
    self.kind = kind
    self.outflow = outflow
    self.inflow = inflow
  }
}
