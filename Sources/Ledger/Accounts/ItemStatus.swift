/// How an item stands with its institution.
public enum ItemStatus: String, Hashable, Sendable {
  case good
  case loginRequired = "login_required"
  case pendingDisconnect = "pending_disconnect"
  case revoked
  case error

  /// True when calls are pointless until the user has done something.
  public var needsUser: Bool { self == .loginRequired || self == .revoked }
}
