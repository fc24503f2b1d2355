import CShims

/// Passing over what stood in the text before: objects of a list hardly differ in their keys, and in
/// many of their values.
extension JSONScanner {
  /// Consumes a key from its comma to its colon, if its bytes are those of an earlier one.
  ///
  /// - Parameter place: what `nextKey` consumed of another object, for its first key if it is the
  ///   first one here and for a later one if it is not.
  @inline(__always)
  public mutating func passKey(sameAs place: Range<Int>) -> Bool {
    guard isNext(UnsafeRawBufferPointer(rebasing: bytes[place])) else { return false }
    position &+= place.count
    needsComma = true
    return true
  }

  /// Consumes a value, if its bytes are those of an earlier one that was validated.
  ///
  /// - Parameter place: what `skipValue` returned; an empty place is that of no value.
  @inline(__always)
  public mutating func passValue(sameAs place: Range<Int>) -> Bool {
    passValue(sameAs: UnsafeRawBufferPointer(rebasing: bytes[place]))
  }

  /// Consumes a value, if its bytes are those of one that was validated elsewhere.
  @inline(__always)
  public mutating func passValue(sameAs value: UnsafeRawBufferPointer) -> Bool {
    guard !value.isEmpty, isNext(value) else { return false }
    let end = position &+ value.count
    // A number may go on where the earlier one ended.
    guard end < bytes.count else { return false }
    switch bytes[end] {
    case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"): break
    default: return false
    }
    position = end
    return true
  }

  @inline(__always)
  private func isNext(_ other: UnsafeRawBufferPointer) -> Bool {
    guard let start = bytes.baseAddress, let otherStart = other.baseAddress,
      other.count <= bytes.count &- position
    else { return false }
    return cshims_are_equal(start + position, otherStart, other.count)
  }
}
