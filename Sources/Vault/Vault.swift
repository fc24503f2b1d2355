import Crypto
import PlaidSyncLedger
import PlaidSyncPorts

/// Seals access tokens with the key of a key file.
///
/// A sealed token consists of a version byte, the id of the key (4 bytes), and a ChaCha20-Poly1305
/// box (nonce, text, tag). Everything before the box and the item's id are authenticated with it,
/// so a token cannot be moved to another item's row. With the id of the key, several keys can be in
/// use, and a wrong key can be distinguished from a damaged token.
///
/// The key is read for each token instead of being kept in memory: that costs microseconds, and a
/// key file that is replaced while a server runs takes effect immediately.
package struct Vault: TokenSealer {
  /// The file with the keys.
  package let keyFile: KeyFile

  private static let version: UInt8 = 1
  private static let headCount = 1 + TokenKey.idByteCount

  /// Creates a vault with the keys of `keyFile`, which is created when the first token is sealed.
  package init(keyFile: KeyFile) {
    self.keyFile = keyFile
  }

  /// Creates a vault with the keys of the file at `keyPath`, as `init(keyFile:)` does.
  package init(keyPath: String) {
    self.init(keyFile: KeyFile(path: keyPath))
  }

  /// Seals a token for one item; every call returns different bytes.
  package func seal(_ token: Secret, for itemProviderID: String) throws -> [UInt8] {
    let key = try keyFile.loadOrCreate().current
    let head = [Vault.version] + key.id
    let box = try ChaChaPoly.seal(
      Array(token.reveal().utf8), using: key.key,
      authenticating: Vault.context(head, itemProviderID))
    return head + Array(box.combined)
  }

  /// Opens a sealed token of one item; throws if the key is missing or wrong, or the token damaged.
  package func open(_ sealed: [UInt8], for itemProviderID: String) throws -> Secret {
    guard sealed.count > Vault.headCount, sealed[0] == Vault.version else {
      throw damaged("its format is unknown to this program")
    }
    guard let ring = try keyFile.load() else {
      throw wrongKey(
        "the key file \(keyFile.path) is missing; without it the access tokens cannot be opened")
    }
    guard let key = ring.key(named: Array(sealed[1..<Vault.headCount])) else {
      throw wrongKey(
        "the key in \(keyFile.path) is not the one that the access token was sealed with")
    }
    do {
      let box = try ChaChaPoly.SealedBox(combined: sealed[Vault.headCount...])
      let head = Array(sealed[..<Vault.headCount])
      let text = try ChaChaPoly.open(
        box, using: key.key, authenticating: Vault.context(head, itemProviderID))
      return Secret(String(decoding: text, as: UTF8.self))
    } catch {
      throw damaged("its seal is broken, or it belongs to another item")
    }
  }

  /// Adds a new key, which seals from now on; tokens sealed before can still be opened.
  package func addKey() throws { try keyFile.addKey() }

  /// Removes old keys; the newest two stay. Call it after all tokens were sealed with the newest.
  package func dropOldKeys() throws { try keyFile.dropOldKeys() }

  /// The data authenticated together with the token; the zero byte separates its parts.
  private static func context(_ head: [UInt8], _ itemProviderID: String) -> [UInt8] {
    head + Array("plaid-sync access token".utf8) + [0] + Array(itemProviderID.utf8)
  }

  private func wrongKey(_ message: String) -> Failure {
    Failure(
      .wrongKey, message,
      remedy: .either(
        "restore the key file \(keyFile.path) from a backup", or: .linkUnderNewKey))
  }

  private func damaged(_ reason: String) -> Failure {
    Failure(
      .wrongKey, "A stored access token cannot be opened: \(reason).",
      remedy: .either(.restoreBackup, or: .link))
  }
}
