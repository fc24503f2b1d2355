import Ledger

/// Seals access tokens so that the database alone does not open a bank account's data.
public protocol TokenSealer: Sendable {
  /// Seals a token, bound to the provider's id of its item: it opens for no other.
  func seal(_ token: Secret, for itemProviderID: String) throws -> [UInt8]
  /// Opens a sealed token; throws `Failure` with code `key.wrong` when the key does not fit.
  func open(_ sealed: [UInt8], for itemProviderID: String) throws -> Secret
  /// Makes a new key, which seals from now on; what is sealed already still opens.
  func addKey() throws
  /// Forgets keys that nothing is sealed with any more, once all tokens were sealed anew.
  func dropOldKeys() throws
}
