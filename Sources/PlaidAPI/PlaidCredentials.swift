import Ledger

/// The pair that Plaid knows a team by; they travel in headers, since bodies get logged.
public struct PlaidCredentials: Hashable, Sendable {
  /// The public half.
  public let clientID: String
  /// The other half.
  public let secret: Secret

  /// Joins the two.
  public init(clientID: String, secret: Secret) {
    self.clientID = clientID
    self.secret = secret
  }
}
