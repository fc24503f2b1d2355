import Foundation
import Glibc

/// A server on a free loopback port that runs a test's script on each connection, however it
/// violates HTTP.
///
/// Each connection has its own thread, so that a script may block.
final class RawServer: Sendable {
  /// What happens on a connection; it is closed when the script returns.
  typealias Script = @Sendable (RawConnection) -> Void

  let port: UInt16
  private let listener: Int32
  private let state = State()

  /// The number of connections accepted so far.
  var connectionCount: Int { state.lock.withLock { state.connections } }

  init(_ script: @escaping Script) {
    // Nothing in this initializer fails on a machine that has a loopback interface.
    let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    precondition(listener >= 0, "a socket can be created")
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let name = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { generic in
        bind(listener, generic, length) == 0 && listen(listener, 256) == 0
          && getsockname(listener, generic, &length) == 0
      }
    }
    precondition(name, "a loopback port can be bound")
    self.listener = listener
    port = UInt16(bigEndian: address.sin_port)
    Self.acceptAll(on: listener, state, script)
  }

  deinit {
    // Wakes the accepting thread, which then closes the socket.
    shutdown(listener, Int32(SHUT_RDWR))
  }

  /// Stops listening immediately and returns the port, which then refuses connections.
  func closedPort() -> UInt16 {
    shutdown(listener, Int32(SHUT_RDWR))
    return port
  }

  func url(_ path: String = "/") -> String { "http://127.0.0.1:\(port)\(path)" }

  private static func acceptAll(
    on listener: Int32, _ state: State, _ script: @escaping Script
  ) {
    Thread.detachNewThread {
      while true {
        let file = accept(listener, nil, nil)
        guard file >= 0 else { break }
        state.lock.withLock { state.connections += 1 }
        Thread.detachNewThread {
          script(RawConnection(file))
          close(file)
        }
      }
      close(listener)
    }
  }

  private final class State: @unchecked Sendable {
    let lock = NSLock()
    /// Accessed only under the lock.
    var connections = 0
  }
}
