import Crypto

/// The key that tokens are sealed with, and the short name by which sealed tokens refer to it.
struct TokenKey: Sendable {
  /// How many bytes a key has.
  static let byteCount = 32
  /// How many bytes its name has.
  static let idByteCount = 4

  /// The key as it is kept.
  let bytes: [UInt8]
  /// The key as it is used.
  let key: SymmetricKey
  /// A fingerprint of the key, which tells nothing about it.
  let id: [UInt8]

  /// Takes the bytes of a key; `nil` when they are not as many as a key has.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == TokenKey.byteCount else { return nil }
    self.init(checked: bytes)
  }

  /// A new key.
  static func random() -> TokenKey {
    var generator = SystemRandomNumberGenerator()
    return TokenKey(
      checked: (0..<byteCount).map { _ in UInt8(truncatingIfNeeded: generator.next()) })
  }

  private init(checked bytes: [UInt8]) {
    self.bytes = bytes
    key = SymmetricKey(data: bytes)
    let label = Array("plaid-sync key id".utf8)
    let digest = HMAC<SHA256>.authenticationCode(for: label, using: key)
    id = Array(digest.prefix(TokenKey.idByteCount))
  }
}
