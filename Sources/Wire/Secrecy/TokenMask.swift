/// Masks Plaid's tokens in texts that people may see.
///
/// Tokens are recognized by their form, `access-sandbox-…`, so their values need not be known. The
/// text keeps its length, and JSON stays valid.
package enum TokenMask {
  private static let kinds = ["access", "public", "link", "processor", "user"].map {
    Array($0.utf8)
  }
  private static let environments = ["sandbox", "production", "development"].map {
    Array("-\($0)-".utf8)
  }

  /// Returns the text with the identifier of every token masked.
  package static func masked(_ text: String) -> String {
    String(decoding: masked(Array(text.utf8)), as: UTF8.self)
  }

  /// Shorter secrets are not masked. Plaid's have thirty characters, so a short one was chosen for
  /// a local sandbox, and masking every occurrence of, say, `s` would make error codes and messages
  /// unreadable, even for the program itself.
  static let secretBytesMin = 12

  /// Returns the bytes with the identifier of every token, and each occurrence of `secret`, masked.
  package static func masked(_ bytes: [UInt8], secret: [UInt8] = []) -> [UInt8] {
    var result = bytes
    for place in bytes.indices {
      if let start = identifier(at: place, in: bytes) { mask(&result, from: start) }
      if secret.count >= secretBytesMin, bytes[place...].starts(with: secret) {
        for index in place..<(place + secret.count) { result[index] = UInt8(ascii: "x") }
      }
    }
    return result
  }

  /// The start of a token's identifier, if the token's environment is at `place`.
  private static func identifier(at place: Int, in bytes: [UInt8]) -> Int? {
    guard bytes[place] == UInt8(ascii: "-"),
      let environment = environments.first(where: { bytes[place...].starts(with: $0) }),
      kinds.contains(where: { kind in
        place >= kind.count && bytes[(place - kind.count)..<place].elementsEqual(kind)
      })
    else { return nil }
    return place + environment.count
  }

  private static func mask(_ bytes: inout [UInt8], from start: Int) {
    var place = start
    while place < bytes.count, isPart(bytes[place]) {
      if bytes[place] != UInt8(ascii: "-") { bytes[place] = UInt8(ascii: "x") }
      place += 1
    }
  }

  private static func isPart(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || byte == UInt8(ascii: "-")
  }
}
