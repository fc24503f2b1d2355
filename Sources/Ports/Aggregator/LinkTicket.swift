import Ledger

/// A started link session.
public struct LinkTicket: Hashable, Sendable {
  /// The token that the session is polled with.
  public let token: Secret
  /// The page to open in any browser.
  public let url: String
  /// When the session is no longer valid.
  public let expiresAt: Timestamp?

  /// True when the session repairs an existing item.
  public let isRepair: Bool

  /// Describes a session.
  public init(token: Secret, url: String, expiresAt: Timestamp?, isRepair: Bool = false) {
    self.isRepair = isRepair
    self.token = token
    self.url = url
    self.expiresAt = expiresAt
  }
}
