import Ledger

/// Seals access tokens so that the database alone does not open a bank account's data.
public protocol TokenSealer: Sendable {
  /// Seals a token, bound to the provider's id of its item: it opens for no other.
  func seal(_ token: Secret, for itemProviderID: String) throws -> [UInt8]
  /// Opens a sealed token; throws `Failure` with code `key.wrong` when the key does not fit.
  func open(_ sealed: [UInt8], for itemProviderID: String) throws -> Secret
}
