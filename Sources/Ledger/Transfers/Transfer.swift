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

/// What a transfer is for, by the account that the money goes to.
public enum TransferKind: String, Hashable, Sendable, CaseIterable {
  case cardPayment = "card payment"
  case loanPayment = "loan payment"
  case investmentContribution = "investment contribution"
  case `internal`

  /// The kind of a transfer into an account.
  public init(into destination: AccountKind) {
    switch destination {
    case .credit: self = .cardPayment
    case .loan: self = .loanPayment
    case .investment, .crypto: self = .investmentContribution
    case .depository, .otherAsset, .property, .vehicle, .otherLiability: self = .internal
    }
  }
}

/// Names an entry that moves money: a transaction, or a trade that brings money or takes it.
public enum EntryID: Hashable, Sendable, Comparable, CustomStringConvertible {
  case transaction(TransactionID)
  case trade(TradeID)

  /// One number for both, as the store sorts them: that of a trade is negative.
  public var rawValue: Int64 {
    switch self {
    case .transaction(let id): id.rawValue
    case .trade(let id): -id.rawValue
    }
  }

  /// Reads such a number.
  public init(rawValue: Int64) {
    self = rawValue < 0 ? .trade(TradeID(-rawValue)) : .transaction(TransactionID(rawValue))
  }

  /// Reads what people write: `1204` for a transaction, `t17` for a trade.
  public init?(_ text: String) {
    let isTrade = text.hasPrefix("t")
    guard let number = Int64(isTrade ? text.dropFirst() : text[...]), number > 0 else { return nil }
    self = isTrade ? .trade(TradeID(number)) : .transaction(TransactionID(number))
  }

  public static func < (left: EntryID, right: EntryID) -> Bool { left.rawValue < right.rawValue }

  public var description: String {
    switch self {
    case .transaction(let id): id.description
    case .trade(let id): "t\(id)"
    }
  }

  /// Its number, when it is a transaction.
  public var transactionID: TransactionID? {
    if case .transaction(let id) = self { id } else { nil }
  }
  /// Its number, when it is a trade.
  public var tradeID: TradeID? {
    if case .trade(let id) = self { id } else { nil }
  }
}
