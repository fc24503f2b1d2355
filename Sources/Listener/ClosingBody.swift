import FlyingFox
import FlyingSocks

/// A body after which the connection is closed.
///
/// FlyingFox closes a connection only if the client asks for it or if writing fails. This body
/// fails on purpose after it has been written, either because the rest of an unread request body
/// follows on the connection and must not be mistaken for a request, or because the answer must be
/// lost.
struct ClosingBody: AsyncBufferedSequence {
  typealias Element = UInt8

  /// Thrown after the last byte.
  struct End: Error {}

  let bytes: [UInt8]
  /// Runs after the last byte, before the connection is closed.
  var atEnd: @Sendable () -> Void = {}

  func makeAsyncIterator() -> Iterator {
    Iterator(rest: bytes, atEnd: atEnd)
  }

  struct Iterator: AsyncBufferedIteratorProtocol {
    var rest: [UInt8]
    let atEnd: @Sendable () -> Void

    mutating func next() async throws -> UInt8? {
      try checkRest()
      return rest.removeFirst()
    }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      try checkRest()
      defer { rest = [] }
      return rest
    }

    private func checkRest() throws {
      guard rest.isEmpty else { return }
      atEnd()
      throw End()
    }
  }
}
