/// Two entries that are, or may be, the two sides of one transfer.
public struct TransferPair: Hashable, Sendable {
  /// The entry with which money leaves an account.
  public let outflow: EntryID
  /// The entry with which it enters another one.
  public let inflow: EntryID

  /// Joins two entries.
  public init(outflow: EntryID, inflow: EntryID) {
    self.outflow = outflow
    self.inflow = inflow
  }
}
