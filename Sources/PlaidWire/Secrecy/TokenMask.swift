/// Makes Plaid's tokens unreadable wherever they stand in a text that people may see.
///
/// A token is known by its form, `access-sandbox-…`, so that none has to be known to be found. The
/// text keeps its length, and JSON stays JSON.
package enum TokenMask {
  private static let kinds = ["access", "public", "link", "processor", "user"].map {
    Array($0.utf8)
  }
  private static let environments = ["sandbox", "production", "development"].map {
    Array("-\($0)-".utf8)
  }

  /// The text with every token's identifier crossed out.
  package static func masked(_ text: String) -> String {
    String(decoding: masked(Array(text.utf8)), as: UTF8.self)
  }

  /// A shorter secret is none of Plaid's, which have thirty characters, but what somebody gave a
  /// local sandbox; crossing out each `s` would make error codes and messages unreadable, also for
  /// the program itself.
  static let secretBytesMin = 12

  /// The bytes with every token's identifier, and every occurrence of `secret`, crossed out.
  package static func masked(_ bytes: [UInt8], secret: [UInt8] = []) -> [UInt8] {
    var result = bytes
    for place in bytes.indices {
      if let start = identifier(at: place, in: bytes) { cross(&result, from: start) }
      if secret.count >= secretBytesMin, bytes[place...].starts(with: secret) {
        for index in place..<(place + secret.count) { result[index] = UInt8(ascii: "x") }
      }
    }
    return result
  }

  /// Where the identifier of a token begins whose environment stands at a place.
  private static func identifier(at place: Int, in bytes: [UInt8]) -> Int? {
    guard bytes[place] == UInt8(ascii: "-"),
      let environment = environments.first(where: { bytes[place...].starts(with: $0) }),
      kinds.contains(where: { kind in
        place >= kind.count && bytes[(place - kind.count)..<place].elementsEqual(kind)
      })
    else { return nil }
    return place + environment.count
  }

  private static func cross(_ bytes: inout [UInt8], from start: Int) {
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
