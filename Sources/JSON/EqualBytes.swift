extension UnsafeRawBufferPointer {
  /// Whether `count` bytes from an offset on equal `otherCount` other bytes.
  ///
  /// Compares eight bytes at a time; the last eight may overlap the ones before.
  @inlinable
  package func hasEqualBytes(
    at offset: Int, as other: UnsafeRawPointer, _ count: Int, _ otherCount: Int
  ) -> Bool {
    guard count == otherCount else { return false }
    if count < 8 {
      var index = 0
      while index < count {
        guard self[offset &+ index] == other.load(fromByteOffset: index, as: UInt8.self) else {
          return false
        }
        index &+= 1
      }
      return true
    }
    var index = 0
    while index &+ 8 < count {
      guard hasEqualWord(at: offset, as: other, index) else { return false }
      index &+= 8
    }
    return hasEqualWord(at: offset, as: other, count &- 8)
  }

  @inlinable @inline(__always)
  func hasEqualWord(at offset: Int, as other: UnsafeRawPointer, _ index: Int) -> Bool {
    loadUnaligned(fromByteOffset: offset &+ index, as: UInt64.self)
      == other.loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }
}
