import PlaidSyncLedger

/// Opaque texts: ids, tokens and the encoding of cursors.
enum OpaqueText {
  private static let letters = Array(
    "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz0123456789".utf8)
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  /// An id in Plaid's format: letters of both cases and digits.
  static func identifier(_ random: inout SeededRandom, length: Int = 37) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    while bytes.count < length {
      var bits = random.next()
      for _ in 0..<10 where bytes.count < length {
        bytes.append(letters[Int(bits % UInt64(letters.count))])
        bits /= UInt64(letters.count)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A token: its kind, the environment and a text in the form of a UUID.
  static func token(_ kind: String, _ random: inout SeededRandom) -> String {
    let digits = (hex(random.next()) + hex(random.next()))
    var groups: [Substring] = []
    var rest = digits[...]
    for length in [8, 4, 4, 4, 12] {
      groups.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return "\(kind)-sandbox-" + groups.joined(separator: "-")
  }

  /// Encodes bytes as text, six bits per character.
  static func encoded(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      count += 8
      while count >= 6 {
        count -= 6
        text.append(alphabet[Int(bits >> UInt32(count) & 63)])
      }
    }
    if count > 0 { text.append(alphabet[Int(bits << UInt32(6 - count) & 63)]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// The bytes of an encoded text; `nil` if it contains any other character.
  static func decoded(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text.utf8 {
      guard let value = alphabet.firstIndex(of: byte) else { return nil }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  private static func hex(_ value: UInt64) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: 16 - text.count) + text
  }
}
