/// Changes to an account; what is `nil` stays.
public struct AccountEdit: Hashable, Sendable {
  public var name: String?
  public var subtype: String?

  /// Changes nothing.
  public init() {}
}
