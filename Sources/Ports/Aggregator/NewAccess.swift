import Ledger

/// The result of exchanging a public token; to be stored before anything else is done.
public struct NewAccess: Hashable, Sendable {
  /// The token that stands for the item.
  public let token: Secret
  /// The provider's id of the item.
  public let itemProviderID: String

  /// Joins the two.
  public init(token: Secret, itemProviderID: String) {
    self.token = token
    self.itemProviderID = itemProviderID
  }
}
