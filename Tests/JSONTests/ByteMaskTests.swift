import CBytes
import TestSupport
import Testing

@Suite("Masks of 64 bytes")
struct ByteMaskTests {
  /// What each mask finds, said byte by byte.
  private struct Kind: Sendable {
    let name: String
    let mask: @Sendable (UnsafePointer<UInt8>) -> UInt64
    let has: @Sendable (UInt8) -> Bool
  }

  private static let kinds = [
    Kind(name: "quotes", mask: { cbytes_quotes($0) }, has: { $0 == 0x22 }),
    Kind(name: "backslashes", mask: { cbytes_backslashes($0) }, has: { $0 == 0x5C }),
    Kind(name: "openings", mask: { cbytes_openings($0) }, has: { $0 == 0x5B || $0 == 0x7B }),
    Kind(name: "closings", mask: { cbytes_closings($0) }, has: { $0 == 0x5D || $0 == 0x7D }),
    Kind(
      name: "text ends", mask: { cbytes_text_ends($0) },
      has: { $0 < 0x20 || $0 >= 0x80 || $0 == 0x22 || $0 == 0x5C }),
  ]

  @Test("have the bit of each byte of their kind and no other")
  func bits() {
    for seed in 0..<UInt64(500) {
      var chance = SeededChance(seed: seed)
      // Any bytes in turns with the few that matter, so that neighbours of a kind come up too.
      let few = Array("\"\\[]{}a \n".utf8)
      let bytes = (0..<64).map { _ in
        chance.happens(oneIn: 2)
          ? few[chance.number(in: 0...(few.count - 1))] : UInt8(chance.number(in: 0...255))
      }
      for kind in Self.kinds {
        let wanted = bytes.enumerated().reduce(into: UInt64(0)) { bits, byte in
          if kind.has(byte.element) { bits |= 1 << UInt64(byte.offset) }
        }
        let found = bytes.withUnsafeBufferPointer { $0.baseAddress.map(kind.mask) }
        #expect(found == wanted, "seed \(seed): \(kind.name) of \(bytes)")
      }
    }
  }
}
