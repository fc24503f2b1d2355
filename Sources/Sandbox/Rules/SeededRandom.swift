/// A random generator that repeats its sequence for the same seed: SplitMix64.
struct SeededRandom: Codable, Hashable, Sendable {
  private var state: UInt64

  /// Starts a separate sequence for every combination of parts.
  init(_ parts: UInt64...) {
    state = parts.reduce(0x5EED) { SeededRandom.mixed($0 ^ SeededRandom.mixed($1)) }
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SeededRandom.mixed(state)
  }

  /// A number of the range, all about equally likely.
  mutating func int(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + Int(next() % UInt64(range.count))
  }

  /// Returns true with a probability of `perMille` in a thousand.
  mutating func happens(perMille: Int) -> Bool { int(0...999) < perMille }

  /// A random element; `elements` must not be empty.
  mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[int(0...(elements.count - 1))]
  }

  /// A hash that depends on every byte of the text (FNV-1a, then mixed).
  static func hash(_ text: String) -> UInt64 {
    hash(text.utf8)
  }

  /// A hash that depends on every byte.
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
