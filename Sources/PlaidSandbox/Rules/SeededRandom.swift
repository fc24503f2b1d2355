/// Chance that is the same for the same seed: SplitMix64.
struct SeededRandom: Codable, Hashable, Sendable {
  private var state: UInt64

  /// Starts a sequence of its own for every combination of parts.
  init(_ parts: UInt64...) {
    state = parts.reduce(0x5EED) { SeededRandom.mixed($0 ^ SeededRandom.mixed($1)) }
  }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SeededRandom.mixed(state)
  }

  /// A number of the range, all about equally likely.
  mutating func int(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// True in so many of a thousand cases.
  mutating func happens(perMille: Int) -> Bool { int(0...999) < perMille }

  /// One of the elements, which must not be empty.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[int(0...(elements.count - 1))]
  }

  /// A number that depends on every byte of the text (FNV-1a, then mixed).
  static func hash(_ text: String) -> UInt64 {
    hash(text.utf8)
  }

  /// A number that depends on every byte.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    mixed(bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 })
  }

  private static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
