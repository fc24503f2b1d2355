import Ledger

/// A field of dots that is shown as characters: eight dots each in braille, else one.
struct Canvas: Sendable {
  /// Columns of characters.
  let width: Int
  /// Rows of characters.
  let height: Int
  private let isBraille: Bool
  private var dots: [Bool]

  /// An empty field.
  init(width: Int, height: Int, isBraille: Bool) {
    self.width = width
    self.height = height
    self.isBraille = isBraille
    dots = Array(repeating: false, count: width * height * (isBraille ? 8 : 1))
  }

  /// Columns of dots.
  var dotsWide: Int { isBraille ? width * 2 : width }
  /// Rows of dots.
  var dotsHigh: Int { height * Canvas.dotsHigh(isBraille: isBraille) }

  /// Rows of dots in one character.
  static func dotsHigh(isBraille: Bool) -> Int { isBraille ? 4 : 1 }

  /// Sets a dot; row 0 is the lowest.
  mutating func set(_ column: Int, _ row: Int) {
    dots[(dotsHigh - 1 - row) * dotsWide + column] = true
  }

  /// The row of dots, counted from below, that stands for a value; equal bounds have the middle.
  static func dotRow(of amount: Amount, low: Amount, high: Amount, dots: Int) -> Int {
    let span = Int128(high.rawValue) - Int128(low.rawValue)
    guard span > 0 else { return dots / 2 - (dots % 2 == 0 ? 1 : 0) }
    let above = Int128(amount.rawValue) - Int128(low.rawValue)
    return Int((above * Int128(dots - 1) + span / 2) / span)
  }

  /// A row of characters, 0 being the topmost; `empty` stands where no dot is set.
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

  /// Where the dots of a braille character are, in the order of its bits.
  private static let places: [(column: Int, row: Int)] = [
    (0, 0), (0, 1), (0, 2), (1, 0), (1, 1), (1, 2), (0, 3), (1, 3),
  ]
}
