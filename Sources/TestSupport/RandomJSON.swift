import PlaidSyncLedger

/// Random JSON texts and random damage to them.
package struct RandomJSON {
  private var random: SeededRandom

  /// Creates a generator whose texts depend only on the seed.
  package init(seed: Int) { random = SeededRandom(seed: UInt64(seed)) }

  /// A valid text with random spacing and spellings, without repeated keys.
  package mutating func text(levels: Int = 4) -> String {
    let value: String
    switch below(levels > 0 ? 9 : 6) {
    case 0: value = ["null", "true", "false"][below(3)]
    case 1, 2: value = number()
    case 3, 4, 5: value = string()
    case 6:
      let elements = (0..<below(5)).map { _ in text(levels: levels - 1) }
      value = "[" + elements.joined(separator: ",") + space() + "]"
    default:
      var members: [String] = []
      for index in 0..<below(5) {
        let key = string().dropLast() + "\(index)\""
        members.append("\(space())\(key)\(space()):\(text(levels: levels - 1))")
      }
      value = "{" + members.joined(separator: ",") + space() + "}"
    }
    return space() + value + space()
  }

  /// The bytes with one to three random edits.
  package mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    let pool =
      Array("\"\\{}[]:,0123456789eE+-.truefalsn \n\t\u{1}u/é".utf8) + [0x80, 0xFF, 0xED, 0]
    for _ in 0...below(3) {
      let byte = pool[below(pool.count)]
      let index = below(bytes.count + 1)
      switch below(4) {
      case 0: bytes.insert(byte, at: index)
      case 1 where index < bytes.count: bytes.remove(at: index)
      case 2 where index < bytes.count: bytes[index] = byte
      case 3: bytes.replaceSubrange(index..., with: bytes[index...].dropLast(below(4)))
      default: break
      }
    }
    return bytes
  }

  private mutating func below(_ bound: Int) -> Int { random.number(in: 0...(bound - 1)) }

  private mutating func space() -> String {
    below(3) == 0 ? ["", " ", "\n\t", "\r\n  "][below(4)] : ""
  }

  private mutating func number() -> String {
    var text = below(2) == 0 ? "-" : ""
    text += below(4) == 0 ? "0" : String(1 + below(1_000_000_000))
    if below(2) == 0 { text += "." + (0...below(7)).map { _ in digit() }.joined() }
    if below(4) == 0 {
      text += ["e", "E", "e+", "e-", "E-"][below(5)] + String(below(30))
    }
    return text
  }

  private mutating func digit() -> String { String(below(10)) }

  private mutating func string() -> String {
    let pieces = [
      "a", "plain words", "é", "€", "😀", "\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\ud83d\\ude00",
      "\\u0000", "0123456789abcdef", "\u{7F}", " ",
    ]
    return "\"" + (0..<below(6)).map { _ in pieces[below(pieces.count)] }.joined()
      + "\""
  }
}
