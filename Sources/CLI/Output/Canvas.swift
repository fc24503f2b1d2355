import PlaidSyncLedger

/// A grid of dots drawn with characters: eight dots in a braille character, one in an ASCII one.
struct Canvas: Sendable {
  /// The width in characters.
  let width: Int
  /// The height in characters.
  let height: Int
  private let isBraille: Bool
  private var dots: [Bool]

  /// Creates a canvas without dots.
  init(width: Int, height: Int, isBraille: Bool) {
    self.width = width
    self.height = height
    self.isBraille = isBraille
    dots = Array(repeating: false, count: width * height * (isBraille ? 8 : 1))
  }

  /// The width in dots.
  var dotsWide: Int { isBraille ? width * 2 : width }
  /// The height in dots.
  var dotsHigh: Int { height * Canvas.dotsHigh(isBraille: isBraille) }

  /// The height of one character in dots.
  static func dotsHigh(isBraille: Bool) -> Int { isBraille ? 4 : 1 }

  /// Sets a dot; row 0 is the lowest.
  mutating func set(_ column: Int, _ row: Int) {
    dots[(dotsHigh - 1 - row) * dotsWide + column] = true
  }

  /// The row of dots for an amount, from the bottom up; the middle one if the bounds are equal.
  static func dotRow(of amount: Amount, low: Amount, high: Amount, dots: Int) -> Int {
    let span = Int128(high.rawValue) - Int128(low.rawValue)
    guard span > 0 else { return dots / 2 - (dots % 2 == 0 ? 1 : 0) }
    let above = Int128(amount.rawValue) - Int128(low.rawValue)
    return Int((above * Int128(dots - 1) + span / 2) / span)
  }

  /// A row of characters, where 0 is the top row; `empty` fills places without dots.
  func row(_ row: Int, empty: Character) -> String {
    String((0..<width).map { column in character(column, row) ?? empty })
  }

  private func character(_ column: Int, _ row: Int) -> Character? {
    guard isBraille else { return dots[row * dotsWide + column] ? "*" : nil }
    var pattern: UInt32 = 0
    for (bit, place) in Canvas.places.enumerated() {
      let index = (row * 4 + place.row) * dotsWide + column * 2 + place.column
      if dots[index] { pattern |= 1 << UInt32(bit) }
    }
    guard pattern != 0, let scalar = Unicode.Scalar(0x2800 + pattern) else { return nil }
    return Character(scalar)
  }

  /// The positions of the dots in a braille character, in the order of its bits.
  private static let places: [(column: Int, row: Int)] = [
    (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3),
  ]
}
