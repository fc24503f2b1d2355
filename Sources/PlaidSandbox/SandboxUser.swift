/// Who logs in at the sandbox's banks.
package enum SandboxUser: Sendable {
  /// One of the known users, such as `user_good`, or `user_bulk_25000`.
  case named(String)
  /// A custom user: the JSON that Plaid takes as the password of `user_custom`.
  case custom([UInt8])

  /// The default user.
  package static let good = SandboxUser.named("user_good")
}
