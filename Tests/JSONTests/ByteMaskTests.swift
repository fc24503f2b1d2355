import CPlaidSyncShims
import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSyncJSON

@Suite("64-byte masks")
struct ByteMaskTests {
  /// Returns random bytes mixed with the few that matter, so that equal neighbors occur too.
  private func bytes(_ count: Int, _ few: String, _ random: inout SeededRandom) -> [UInt8] {
    let few = Array(few.utf8)
    return (0..<count).map { _ in
      random.happens(oneIn: 2)
        ? few[random.number(in: 0...(few.count - 1))] : UInt8(random.number(in: 0...255))
    }
  }

  @Test("bytes that end plain text have their bits set, and no others do")
  func textEnds() {
    for seed in 0..<UInt64(500) {
      var random = SeededRandom(seed: seed)
      let bytes = bytes(64, "\"\\[]{}a \n", &random)
      let wanted = bytes.enumerated().reduce(into: UInt64(0)) { bits, byte in
        let isEnd =
          byte.element < 0x20 || byte.element >= 0x80 || [0x22, 0x5C].contains(byte.element)
        if isEnd { bits |= 1 << UInt64(byte.offset) }
      }
      let found = bytes.withUnsafeBufferPointer { $0.baseAddress.map { cshims_text_ends($0) } }
      #expect(found == wanted, "seed \(seed): \(bytes)")
    }
  }

  /// Finds the end of the first byte's bracket byte by byte, as a reference.
  private func closedAfter(_ bytes: [UInt8]) -> Int? {
    var open = 0
    var isText = false
    var isEscaped = false
    for (place, byte) in bytes.enumerated() {
      let wasEscaped = isEscaped
      isEscaped = byte == UInt8(ascii: "\\") && !wasEscaped
      switch byte {
      case UInt8(ascii: "\"") where !wasEscaped: isText.toggle()
      case UInt8(ascii: "["), UInt8(ascii: "{"): open += isText ? 0 : 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        open -= isText ? 0 : 1
        if open == 0 { return place + 1 }
      default: break
      }
    }
    return nil
  }

  @Test("the counterpart of a bracket is found, or reported as missing")
  func brackets() {
    var ended = 0
    for seed in 0..<UInt64(4_000) {
      var random = SeededRandom(seed: seed)
      // Few quotes and even fewer closing brackets make the value longer.
      let few = ["[{]}\"\\", "[{[]}a\"\"\\\\", "[[{{]}a"][Int(seed % 3)]
      let bytes = [UInt8(ascii: "[")] + bytes(random.number(in: 0...400), few, &random)
      let wanted = closedAfter(bytes)
      let found = bytes.withUnsafeBytes { BracketFinder.end(of: $0) }
      #expect(found == wanted, "seed \(seed): \(bytes)")
      if let wanted, wanted > 64 { ended += 1 }
    }
    #expect(ended > 150, "only \(ended) ended after the first block")
  }
}
