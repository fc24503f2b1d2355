import FlyingFox
import FlyingSocks

/// A body that is sent in small pieces with pauses between them.
struct ThrottledBody: AsyncBufferedSequence {
  typealias Element = UInt8

  let bytes: [UInt8]
  /// How long sending the whole body takes.
  let seconds: Int

  func makeAsyncIterator() -> Iterator {
    let pieces = Swift.max(1, Swift.min(seconds * 20, bytes.count))
    return Iterator(
      rest: bytes[...], pieceBytes: (bytes.count + pieces - 1) / pieces,
      pause: .milliseconds(seconds * 1000 / pieces))
  }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var rest: ArraySlice<UInt8>
    let pieceBytes: Int
    let pause: Duration

    mutating func next() async throws -> UInt8? {
      try await nextBuffer(suggested: 1)?.first
    }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      guard !rest.isEmpty else { return nil }
      try await ContinuousClock().sleep(for: pause)
      let piece = rest.prefix(pieceBytes)
      rest = rest.dropFirst(pieceBytes)
      return Array(piece)
    }
  }
}
