import Testing

@testable import PlaidSyncLedger

@Suite("ByteHash")
struct ByteHashTests {
  private func hash(_ bytes: [UInt8]) -> Int64 { bytes.withUnsafeBytes { ByteHash.hash($0) } }

  @Test("stored hashes remain comparable: the values never change")
  func fixedValues() {
    let fixed: [Int64] = [
      -7_213_962_251_788_876_057, -7_181_202_418_929_659_825, 2_410_647_207_846_063_544,
    ]
    let text = Array("The quick brown fox jumps over the lazy dog, twice a day.".utf8)
    #expect([hash([]), hash([0x61]), hash(text)] == fixed)
  }

  @Test("every bit of every byte affects the hash, and so does the length")
  func sensitivity() {
    for count in 0..<80 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
      var seen: Set<Int64> = [hash(bytes)]
      for bit in 0..<(count * 8) {
        var changed = bytes
        changed[bit / 8] ^= 1 << UInt8(bit % 8)
        #expect(seen.insert(hash(changed)).inserted, "bit \(bit) of \(count) bytes")
      }
      #expect(seen.insert(hash(bytes + [0])).inserted, "a zero after \(count) bytes")
    }
  }
}
