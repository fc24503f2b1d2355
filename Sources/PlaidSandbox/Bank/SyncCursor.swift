/// A place in an Item's stream, as the opaque text that clients store.
///
/// It names its stream, so that a cursor of another Item, of another account or rubbish is refused.
struct SyncCursor: Hashable, Sendable {
  /// Where the update starts.
  var start: Int
  /// The length of the stream when the pagination began.
  var end: Int
  /// How many changes of the update were sent already.
  var offset: Int

  /// Whether the update goes on: not to be stored by a client.
  var isInsideUpdate: Bool { offset > 0 }

  /// The cursor after a complete update.
  static func complete(at position: Int) -> SyncCursor {
    SyncCursor(start: position, end: position, offset: 0)
  }

  /// The text, bound to the stream named by `tag`.
  func text(tag: UInt64) -> String {
    let place = Self.bytes(start, 5) + Self.bytes(end, 5) + Self.bytes(offset, 5)
    let check = Self.check(place, tag)
    // The place is veiled by the check, so that nobody is tempted to read or make cursors.
    let veiled = place.enumerated().map { $1 ^ UInt8(truncatingIfNeeded: check >> ($0 % 8 * 8)) }
    let checkBytes = (0..<8).map { UInt8(truncatingIfNeeded: check >> ($0 * 8)) }
    return OpaqueText.armoured(checkBytes + veiled)
  }

  /// Reads a text of the stream named by `tag`; `nil` for any other.
  static func read(_ text: String, tag: UInt64) -> SyncCursor? {
    guard let bytes = OpaqueText.unarmoured(text), bytes.count == 23 else { return nil }
    let check = bytes[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let place = bytes[8...].enumerated().map {
      $1 ^ UInt8(truncatingIfNeeded: check >> ($0 % 8 * 8))
    }
    guard self.check(place, tag) == check else { return nil }
    let cursor = SyncCursor(
      start: number(place[0..<5]), end: number(place[5..<10]), offset: number(place[10..<15]))
    // The last character has bits to spare: only the one spelling that was given out is good.
    return cursor.text(tag: tag) == text ? cursor : nil
  }

  private static func check(_ place: [UInt8], _ tag: UInt64) -> UInt64 {
    SeededRandom.hash(bytes(Int(truncatingIfNeeded: tag), 8) + place)
  }

  private static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
