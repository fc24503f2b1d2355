import Ledger
import TestSupport
import Testing

@testable import SQLiteStore

@Suite("The archive's pages")
struct PageCompressorTests {
  @Test("come back byte for byte, whatever is in them")
  func roundTrip() throws {
    let compressor = PageCompressor()
    for seed in 0..<UInt64(200) {
      var chance = SeededChance(seed: seed)
      let page = (0..<chance.number(in: 0...40_000)).map { _ in
        UInt8(truncatingIfNeeded: chance.number(in: 0...(seed.isMultiple(of: 2) ? 255 : 3)))
      }
      let small = try compressor.compress(page)
      let back = try PageCompressor.expand(small, toCount: page.count)
      #expect(back == page, "seed \(seed)")
    }
  }

  @Test("are refused when a bit has changed or their length is not the noted one")
  func damage() throws {
    let page = Array(String(repeating: #"{"transaction_id":"a","amount":1.25},"#, count: 300).utf8)
    let small = try PageCompressor().compress(page)
    #expect(small.count * 10 < page.count)
    for count in [page.count - 1, page.count + 1, 0, Int(Int32.max)] {
      #expect(throws: Failure.self) {
        try PageCompressor.expand(small, toCount: count)
      }
    }
    for index in small.indices {
      for bit in UInt8(0)..<8 {
        var damaged = small
        damaged[index] ^= 1 << bit
        let back = try? PageCompressor.expand(damaged, toCount: page.count)
        // A bit that says nothing may change: then the page is still the page.
        #expect(back == nil || back == page, "byte \(index), bit \(bit)")
      }
    }
    #expect(throws: Failure.self) { try PageCompressor.expand([], toCount: 3) }
  }
}
