/// Excludes entries that cannot have a counterpart from transfer matching.
///
/// Most entries of a long history have no counterpart: no entry nearby has the same amount with the
/// opposite sign. Matching all of them at once would take memory that grows with the history. This
/// filter is approximate but never excludes too much: every pair that `TransferGraph` joins by
/// equal amounts passes.
package struct TransferBloomFilter: Sendable {
  /// One bit for each hash of an amount and a range of days.
  private var outflows: [UInt64]
  private var inflows: [UInt64]
  private let shift: UInt64

  /// The days per range: two entries that can be joined are in the same range or in adjacent ones.
  private static let stretchDays: Int32 = 8

  /// Creates a filter for about this many entries; more make it less selective, not wrong.
  package init(count: Int) {
    let bits = UInt64.bitWidth - max(1 << 10, 16 * count).leadingZeroBitCount
    shift = UInt64(UInt64.bitWidth - bits)
    outflows = [UInt64](repeating: 0, count: 1 << (bits - 6))
    inflows = outflows
  }

  /// Adds an entry.
  package mutating func insert(_ amount: Amount, on date: LocalDate) {
    let place = place(amount, Self.stretch(date))
    let bit: UInt64 = 1 << (place & 63)
    if amount > .zero {
      outflows[Int(place >> 6)] |= bit
    } else {
      inflows[Int(place >> 6)] |= bit
    }
  }

  /// Whether an added entry may be the other side of this one; false means certainly not.
  package func mayBePaired(_ amount: Amount, on date: LocalDate) -> Bool {
    let stretch = Self.stretch(date)
    return (stretch - 1...stretch + 1).contains { stretch in
      let place = place(amount, stretch)
      let word = amount > .zero ? inflows[Int(place >> 6)] : outflows[Int(place >> 6)]
      return word & 1 << (place & 63) != 0
    }
  }

  private static func stretch(_ date: LocalDate) -> Int64 {
    Int64(date.day) >> Int64(stretchDays.trailingZeroBitCount)
  }

  private func place(_ amount: Amount, _ stretch: Int64) -> UInt64 {
    let magnitude = amount.rawValue.magnitude
    let mixed = magnitude &+ UInt64(bitPattern: stretch) &* 0xC2B2_AE3D_27D4_EB4F
    return ((mixed ^ (mixed >> 29)) &* 0x9E37_79B9_7F4A_7C15) >> shift
  }
}
