/// Two entries of the family's own accounts that are, or may be, the two sides of one movement.
public struct Transfer: Hashable, Sendable {
  /// How certain the transfer is.
  public enum State: String, Hashable, Sendable, CaseIterable {
    /// Matched automatically and unambiguously. A later pull can replace it when entries change.
    case matched
    /// One of several equally good matches; the user has to choose.
    case unclear
    /// Confirmed by the user.
    case confirmed
    /// Confirmed by the user, but one side has since been removed or its sign has changed. It does
    /// not count until both sides are valid again.
    case broken
    /// The user stated that the two entries do not belong together.
    case rejected

    /// True when both entries are excluded from spending and income.
    public var counts: Bool { self == .matched || self == .confirmed }
    /// True when the user has to review it.
    public var needsReview: Bool { self == .unclear || self == .broken }
  }

  public let id: TransferID
  public let state: State
  /// The purpose, which follows from the account of ``inflow``.
  public let kind: TransferKind
  /// The entry with which money leaves an account.
  public let outflow: TransferLeg
  /// The entry with which money enters the other account.
  public let inflow: TransferLeg
  /// True if as many equal outflows as inflows were matched, whose sides could as well be swapped.
  public let isInterchangeable: Bool

  /// Creates a transfer.
  package init(
    id: TransferID, state: State, kind: TransferKind, outflow: TransferLeg, inflow: TransferLeg,
    isInterchangeable: Bool
  ) {
    self.id = id
    self.state = state
    self.kind = kind
    self.outflow = outflow
    self.inflow = inflow
    self.isInterchangeable = isInterchangeable
  }
}

/// The purpose of a transfer, inferred from the account that receives the money.
public enum TransferKind: String, Hashable, Sendable, CaseIterable {
  case cardPayment = "card payment"
  case loanPayment = "loan payment"
  /// Money that enters an investment or crypto account.
  case investmentContribution = "investment contribution"
  /// Money that enters any other account.
  case `internal`

  /// Infers the kind from the receiving account.
  package init(into destination: AccountKind) {
    switch destination {
    case .credit: self = .cardPayment
    case .loan: self = .loanPayment
    case .investment, .crypto: self = .investmentContribution
    case .depository, .otherAsset, .property, .vehicle, .otherLiability: self = .internal
    }
  }
}

/// Identifies an entry that moves money: a transaction, or a trade with a cash amount.
public enum EntryID: Hashable, Sendable, Comparable, CustomStringConvertible {
  case transaction(TransactionID)
  case trade(TradeID)

  /// One number for both kinds, by which the store sorts them: a trade's is negative.
  package var rawValue: Int64 {
    switch self {
    case .transaction(let id): id.rawValue
    case .trade(let id): -id.rawValue
    }
  }

  /// Creates an id from the number in `rawValue`.
  package init(rawValue: Int64) {
    self = rawValue < 0 ? .trade(TradeID(-rawValue)) : .transaction(TransactionID(rawValue))
  }

  /// Parses the form that ``description`` has: `1204` for a transaction, `t17` for a trade. Any
  /// other text gives `nil`.
  public init?(_ text: String) {
    let isTrade = text.hasPrefix("t")
    guard let number = Int64(isTrade ? text.dropFirst() : text[...]), number > 0 else { return nil }
    self = isTrade ? .trade(TradeID(number)) : .transaction(TransactionID(number))
  }

  public static func < (left: EntryID, right: EntryID) -> Bool { left.rawValue < right.rawValue }

  /// The number of a transaction, `1204`, or of a trade, `t17`.
  public var description: String {
    switch self {
    case .transaction(let id): id.description
    case .trade(let id): "t\(id)"
    }
  }

  /// The transaction's id; `nil` if the entry is a trade.
  public var transactionID: TransactionID? {
    if case .transaction(let id) = self { id } else { nil }
  }
  /// The trade's id; `nil` if the entry is a transaction.
  public var tradeID: TradeID? {
    if case .trade(let id) = self { id } else { nil }
  }
}
