/// What is known of a security at the end of the day before a partial read.
public struct OpeningPosition: Hashable, Sendable {
  /// The security.
  public let security: SecurityID
  /// The stored stretch that contains that day; `nil` when nothing was held.
  public let position: Position?
  /// The newest price dated on that day or before: a stored close, else a trade's
  /// (`TradeFlow.statedPrice`, the last of its day), else a holding's.
  public let lastPrice: Price?

  /// Describes it.
  public init(security: SecurityID, position: Position?, lastPrice: Price?) {
    self.security = security
    self.position = position
    self.lastPrice = lastPrice
  }
}
