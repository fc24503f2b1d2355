import PlaidSyncLedger

/// Encrypts access tokens, so that the database alone does not give access to bank data.
package protocol TokenSealer: Sendable {
  /// Seals a token for an item; it can be opened only with that item's provider id.
  func seal(_ token: Secret, for itemProviderID: String) throws -> [UInt8]
  /// Opens a sealed token; throws `Failure` with code `key.wrong` when the key does not match.
  func open(_ sealed: [UInt8], for itemProviderID: String) throws -> Secret
  /// Creates a new key, used for sealing from now on; tokens sealed earlier can still be opened.
  func addKey() throws
  /// Deletes keys that no longer seal anything, after all tokens were sealed again.
  func dropOldKeys() throws
}
