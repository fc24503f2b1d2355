/// Two entries that are, or may be, the two sides of one transfer.
public struct TransferPair: Hashable, Sendable {
  /// The entry with which money leaves an account.
  public let outflow: TransactionID
  /// The entry with which it enters another one.
  public let inflow: TransactionID

  /// Joins two entries.
  public init(outflow: TransactionID, inflow: TransactionID) {
    self.outflow = outflow
    self.inflow = inflow
  }
}
