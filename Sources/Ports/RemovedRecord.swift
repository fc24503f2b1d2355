/// One entry of a page's `removed` list.
public struct RemovedRecord: Hashable, Sendable {
  /// The provider's id of the transaction.
  public var providerID: TextSlice

  /// Names a removed transaction.
  public init(providerID: TextSlice) {
    self.providerID = providerID
  }
}
