import Ledger

/// Changes to an account; what is `nil` stays.
public struct AccountEdit: Hashable, Sendable {
  public var name: String?
  public var subtype: String?
  public var pendingInBalance: PendingInBalance?

  /// Changes nothing.
  public init() {}
}
