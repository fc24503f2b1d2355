/// Everything that an item's investment accounts hold at this moment.
///
/// It is complete but for what is `undecodable`: what an account of the list holds no line of, it does
/// not hold. An account that is not in `accounts` is not spoken of.
public struct HoldingsReport: Hashable, Sendable {
  /// The accounts, which need not all be investment accounts.
  public let accounts: [AccountReport]
  public let holdings: [HoldingReport]
  /// The securities of these holdings.
  public let securities: [SecurityReport]
  /// What could not be read.
  public let undecodable: [UndecodableElement]

  /// Describes the answer.
  public init(
    accounts: [AccountReport], holdings: [HoldingReport], securities: [SecurityReport],
    undecodable: [UndecodableElement] = []
  ) {
    self.accounts = accounts
    self.holdings = holdings
    self.securities = securities
    self.undecodable = undecodable
  }
}
