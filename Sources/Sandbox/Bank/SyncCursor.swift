import PlaidSyncLedger

/// A position in an Item's stream, as the opaque text that clients store.
///
/// It names its stream, so that cursors of another Item or account, and invalid text, are refused.
struct SyncCursor: Hashable, Sendable {
  /// Where the update starts.
  var start: Int
  /// The length of the stream when the pagination began.
  var end: Int
  /// How many changes of the update have already been sent.
  var offset: Int

  /// Whether more pages of the update follow; clients must not store such a cursor.
  var isInsideUpdate: Bool { offset > 0 }

  /// The cursor after a complete update.
  static func complete(at position: Int) -> SyncCursor {
    SyncCursor(start: position, end: position, offset: 0)
  }

  /// The text, bound to the stream named by `tag`.
  func text(tag: UInt64) -> String {
    let place = Self.bytes(start, 5) + Self.bytes(end, 5) + Self.bytes(offset, 5)
    let checksum = Self.checksum(place, tag)
    // The position is obscured by the checksum, so that nobody is tempted to read or forge cursors.
    let obscured = place.enumerated().map {
      $1 ^ UInt8(truncatingIfNeeded: checksum >> ($0 % 8 * 8))
    }
    let checksumBytes = (0..<8).map { UInt8(truncatingIfNeeded: checksum >> ($0 * 8)) }
    return OpaqueText.encoded(checksumBytes + obscured)
  }

  /// Reads a text of the stream named by `tag`; `nil` for any other.
  static func read(_ text: String, tag: UInt64) -> SyncCursor? {
    guard let bytes = OpaqueText.decoded(text), bytes.count == 23 else { return nil }
    let checksum = bytes[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let place = bytes[8...].enumerated().map {
      $1 ^ UInt8(truncatingIfNeeded: checksum >> ($0 % 8 * 8))
    }
    guard self.checksum(place, tag) == checksum else { return nil }
    let cursor = SyncCursor(
      start: number(place[0..<5]), end: number(place[5..<10]), offset: number(place[10..<15]))
    // The last character has unused bits: only the spelling that was issued is accepted.
    return cursor.text(tag: tag) == text ? cursor : nil
  }

  private static func checksum(_ place: [UInt8], _ tag: UInt64) -> UInt64 {
    SeededRandom.hash(bytes(Int(truncatingIfNeeded: tag), 8) + place)
  }

  private static func bytes(_ number: Int, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  private static func number(_ bytes: ArraySlice<UInt8>) -> Int {
    bytes.reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}

/// One step of an Item's append-only stream of changes.
struct StreamChange: Codable, Hashable, Sendable {
  /// The kinds of changes to a transaction.
  enum Kind: Int, Codable, Sendable {
    case added, modified, removed
  }

  let kind: Kind
  /// The index of the transaction in the Item.
  let index: Int

  init(_ kind: Kind, _ index: Int) {
    self.kind = kind
    self.index = index
  }

  init(from decoder: any Decoder) throws {
    let packed = try decoder.singleValueContainer().decode(Int.self)
    guard let kind = Kind(rawValue: packed & 3) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "unknown kind of change"))
    }
    self.init(kind, packed >> 2)
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(index << 2 | kind.rawValue)
  }
}

/// What a client sees of the stream between two positions: every transaction once.
struct UpdateView: Sendable {
  /// The net changes, in the order in which each transaction first changed.
  let changes: [StreamChange]

  /// Nets the changes of `stream` whose transactions pass the filter.
  ///
  /// A transaction added and removed in between is left out; one that was known before and changed
  /// is reported as modified once, however often it changed.
  init(_ stream: ArraySlice<StreamChange>, where isIncluded: (Int) -> Bool = { _ in true }) {
    var places: [Int: Int] = [:]
    places.reserveCapacity(stream.count)
    var firsts: [StreamChange] = []
    firsts.reserveCapacity(stream.count)
    var lasts: [StreamChange.Kind] = []
    lasts.reserveCapacity(stream.count)
    for change in stream where isIncluded(change.index) {
      if let place = places[change.index] {
        lasts[place] = change.kind
      } else {
        places[change.index] = firsts.count
        firsts.append(change)
        lasts.append(change.kind)
      }
    }
    changes = zip(firsts, lasts).compactMap { first, last in
      let wasKnown = first.kind != .added
      switch (wasKnown, last == .removed) {
      case (false, true): return nil
      case (false, false): return StreamChange(.added, first.index)
      case (true, true): return StreamChange(.removed, first.index)
      case (true, false): return StreamChange(.modified, first.index)
      }
    }
  }
}
