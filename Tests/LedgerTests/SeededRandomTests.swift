import PlaidSyncLedger
import Testing

@Suite("SeededRandom")
struct SeededRandomTests {
  @Test("the same seed gives the same numbers, another seed gives others")
  func repeats() {
    var (one, same, other) = (
      SeededRandom(seed: 0), SeededRandom(seed: 0), SeededRandom(seed: 1)
    )
    let numbers = (0..<100).map { _ in one.next() }
    #expect(numbers == (0..<100).map { _ in same.next() })
    #expect(Set(numbers).isDisjoint(with: (0..<100).map { _ in other.next() }))
    #expect(numbers.first == 0xE220_A839_7B1D_CDAF)
  }

  @Test("numbers fill their range evenly enough")
  func fills() {
    var random = SeededRandom(seed: 7)
    let counts = (0..<6000).reduce(into: [Int: Int]()) { counts, _ in
      counts[random.number(in: 1...6), default: 0] += 1
    }
    #expect(Set(counts.keys) == Set(1...6))
    #expect(counts.values.allSatisfy { (850...1150).contains($0) })
  }
}
