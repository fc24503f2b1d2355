/// A random generator that repeats its sequence for the same seed: SplitMix64. Not for secrets.
package struct SeededRandom: RandomNumberGenerator, Codable, Hashable, Sendable {
  private var state: UInt64

  /// Starts a sequence; adjacent seeds give unrelated sequences.
  package init(seed: UInt64) {
    state = seed
  }

  /// Starts a separate sequence for every combination of parts.
  package init(_ parts: UInt64...) {
    state = parts.reduce(0x5EED) { SeededRandom.mixed($0 ^ SeededRandom.mixed($1)) }
  }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SeededRandom.mixed(state)
  }

  /// A number of the range, all about equally likely.
  package mutating func number(in range: ClosedRange<Int>) -> Int {
    // The width of the whole range of `Int` does not fit into one.
    let last = UInt64(bitPattern: Int64(range.upperBound &- range.lowerBound))
    let offset = last == .max ? next() : next() % (last + 1)
    return range.lowerBound &+ Int(truncatingIfNeeded: offset)
  }

  /// Returns true with a probability of one in `count`.
  package mutating func happens(oneIn count: Int) -> Bool { number(in: 1...count) == 1 }

  /// Returns true with a probability of `perMille` in a thousand.
  package mutating func happens(perMille: Int) -> Bool { number(in: 0...999) < perMille }

  /// A random element; `nil` if there are none.
  package mutating func element<Elements: Collection>(of elements: Elements) -> Elements.Element? {
    elements.randomElement(using: &self)
  }

  /// A random element; `elements` must not be empty.
  package mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[number(in: 0...(elements.count - 1))]
  }

  /// A hash that depends on every byte of the text (FNV-1a, then mixed).
  package static func hash(_ text: String) -> UInt64 {
    hash(text.utf8)
  }

  /// A hash that depends on every byte.
  package static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    mixed(bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
