import FlyingFox
import FlyingSocks

/// A body after which the connection ends.
///
/// FlyingFox closes a connection only when the client asks for it or when writing fails. This body
/// fails on purpose once it has been written, because what comes next on the connection is the rest
/// of a body nobody read, and must not be taken for a request.
struct LastBody: AsyncBufferedSequence {
  typealias Element = UInt8

  /// Thrown behind the last byte.
  struct End: Error {}

  let bytes: [UInt8]

  func makeAsyncIterator() -> Iterator {
    Iterator(rest: bytes)
  }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var rest: [UInt8]

    mutating func next() async throws -> UInt8? {
      guard !rest.isEmpty else { throw End() }
      return rest.removeFirst()
    }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      guard !rest.isEmpty else { throw End() }
      defer { rest = [] }
      return rest
    }
  }
}
