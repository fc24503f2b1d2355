import Crypto

/// A key that tokens are sealed with, and the short id by which sealed tokens refer to it.
struct TokenKey: Sendable {
  /// The number of bytes of a key.
  static let byteCount = 32
  /// The number of bytes of its id.
  static let idByteCount = 4

  /// The key as it is stored.
  let bytes: [UInt8]
  /// The key as the cipher uses it.
  let key: SymmetricKey
  /// A fingerprint of the key, which reveals nothing about it.
  let id: [UInt8]

  /// Creates a key from its bytes; `nil` if their number is wrong.
  init?(_ bytes: [UInt8]) {
    guard bytes.count == TokenKey.byteCount else { return nil }
    self.init(checked: bytes)
  }

  /// Creates a random key.
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
