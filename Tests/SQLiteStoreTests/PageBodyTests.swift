import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSyncSQLiteStore

@Suite("The archive's pages")
struct PageBodyTests {
  @Test("are read byte for byte as stored, with any content")
  func roundTrip() throws {
    let compressor = PageCompressor()
    for seed in 0..<UInt64(200) {
      var random = SeededRandom(seed: seed)
      let page = (0..<random.number(in: 0...40_000)).map { _ in
        UInt8(truncatingIfNeeded: random.number(in: 0...(seed.isMultiple(of: 2) ? 255 : 3)))
      }
      #expect(try PageBody(page, with: compressor).page() == page, "seed \(seed)")
    }
  }

  @Test("are refused if a bit has changed or their length is not the recorded one")
  func damage() throws {
    let page = Array(String(repeating: #"{"transaction_id":"a","amount":1.25},"#, count: 300).utf8)
    let body = try PageBody(page, with: PageCompressor())
    #expect(body.bytes.count * 10 < page.count)
    for count in [page.count - 1, page.count + 1, 0, Int(Int32.max)] {
      #expect(throws: Failure.self) {
        try PageBody(bytes: body.bytes, plainCount: count, checksum: body.checksum).page()
      }
    }
    for index in body.bytes.indices {
      for bit in UInt8(0)..<8 {
        var damaged = body.bytes
        damaged[index] ^= 1 << bit
        let read = PageBody(bytes: damaged, plainCount: page.count, checksum: body.checksum)
        #expect(throws: Failure.self, "byte \(index), bit \(bit)") { try read.page() }
      }
    }
    #expect(throws: Failure.self) { try PageCompressor.expand([], toCount: 3) }
  }
}
