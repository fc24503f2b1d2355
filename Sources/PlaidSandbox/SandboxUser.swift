/// Who logs in at the sandbox's banks.
package enum SandboxUser: Sendable {
  /// One of the known users, such as `user_good`, or `user_bulk_25000`.
  case named(String)
  /// A custom user: the JSON that Plaid takes as the password of `user_custom`.
  case custom([UInt8])

  /// The default user.
  package static let good = SandboxUser.named("user_good")
}

extension SandboxUser {
  /// Those who are like `user_good`, with three months behind them.
  static let youngNames = ["user_ewa_user", "user_yuppie", "user_small_business"]

  /// The name that the user logs in with.
  var name: String {
    switch self {
    case .named(let name): name
    case .custom: "user_custom"
    }
  }

  /// Whether somebody of this name exists.
  var isKnown: Bool {
    guard case .named(let name) = self else { return true }
    return name == "user_good" || name == DynamicUser.name || Self.youngNames.contains(name)
      || BulkUser.count(in: name) != nil
  }
}
