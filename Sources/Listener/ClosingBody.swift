import FlyingFox
import FlyingSocks

/// A body after which the connection ends.
///
/// FlyingFox closes a connection only when the client asks for it or when writing fails. This body
/// fails on purpose once it has been written, because what comes next on the connection is the rest
/// of a body nobody read, and must not be taken for a request; or because the answer is to be lost.
struct ClosingBody: AsyncBufferedSequence {
  typealias Element = UInt8

  /// Thrown behind the last byte.
  struct End: Error {}

  let bytes: [UInt8]
  /// Runs behind the last byte, before the connection ends.
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
