/// A fast 64-bit hash of bytes that is the same on every machine and in every version.
///
/// It detects changed elements and damaged pages; it does not protect against forgery. Stored
/// hashes depend on it, so its constants must never change.
package enum ByteHash {
  private static let keys: (UInt64, UInt64, UInt64, UInt64) = (
    0x9D3B_7A1F_6C85_E24B, 0xC7E4_51B9_2F0D_8A67, 0xB5A8_3DC2_71F6_094D, 0xE16F_945A_D83B_C72D
  )

  /// Returns the hash of `bytes`.
  package static func hash(_ bytes: UnsafeRawBufferPointer) -> Int64 {
    // Two independent lanes keep the multiplier busy.
    var left = keys.0
    var right = keys.1
    var index = 0
    while index &+ 32 <= bytes.count {
      left = mix(word(bytes, index) ^ left, word(bytes, index &+ 8) ^ keys.2)
      right = mix(word(bytes, index &+ 16) ^ right, word(bytes, index &+ 24) ^ keys.3)
      index &+= 32
    }
    while index &+ 8 <= bytes.count {
      left = mix(word(bytes, index) ^ left, keys.2)
      index &+= 8
    }
    var tail: UInt64 = 0
    while index < bytes.count {
      tail = tail &<< 8 | UInt64(bytes[index])
      index &+= 1
    }
    let count = UInt64(truncatingIfNeeded: bytes.count)
    return Int64(bitPattern: mix(mix(tail ^ left, keys.3) ^ keys.2 ^ count, right ^ keys.0))
  }

  private static func word(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }

  private static func mix(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let product = left.multipliedFullWidth(by: right)
    return product.high ^ product.low
  }
}
