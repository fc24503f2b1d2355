import FlyingFox
import FlyingSocks
import Glibc
import Synchronization

/// FlyingFox's pool of waiting sockets, with a limit to their patience.
///
/// FlyingFox waits for a silent client for ever. Here, whoever waits is put down with the time, and
/// a watch goes round and shuts down the connections that have waited too long, which ends the wait.
final class ListenerPool: AsyncSocketPool {
  private struct Waits {
    var accepting: Task<Void, any Error>?
    var isAccepting = true
    var since: [Int32: ContinuousClock.Instant] = [:]
  }

  private let base: any AsyncSocketPool = HTTPServer.defaultPool()
  private let idleLimit: Duration
  private let waits = Mutex(Waits())

  init(idleSeconds: Int) {
    idleLimit = .seconds(idleSeconds)
  }

  func prepare() async throws {
    try await base.prepare()
  }

  func run() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await self.base.run() }
      group.addTask { try await self.watch() }
      try await group.next()
      group.cancelAll()
    }
  }

  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    let file = socket.file.rawValue
    guard !Self.isListening(file) else {
      try await suspendListening(socket, untilReadyFor: events)
      return
    }
    waits.withLock { $0.since[file] = .now }
    // The entry goes before the caller can close the file, so its number cannot be another's yet.
    defer { waits.withLock { _ = $0.since.removeValue(forKey: file) } }
    try await base.suspendSocket(socket, untilReadyFor: events)
  }

  /// Ends the wait for the next connection, which ends the server's loop; closing the port alone
  /// would leave it waiting.
  func stopAccepting() {
    waits.withLock { waits in
      waits.isAccepting = false
      waits.accepting?.cancel()
    }
  }

  private func suspendListening(
    _ socket: Socket, untilReadyFor events: Socket.Events
  ) async throws {
    let file = socket.file.rawValue
    // Connections inherit this: the header and the body are written apart, and without it the
    // system would hold the body back until the client has confirmed the header.
    var on: Int32 = 1
    setsockopt(file, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    let base = self.base
    let wait = Task { try await base.suspendSocket(socket, untilReadyFor: events) }
    waits.withLock { waits in
      waits.accepting = wait
      if !waits.isAccepting { wait.cancel() }
    }
    try await withTaskCancellationHandler {
      do {
        try await wait.value
      } catch is CancellationError {
        // This is how the loop is told that there is nothing more to accept.
        throw SocketError.disconnected
      }
    } onCancel: {
      wait.cancel()
    }
  }

  /// Goes round often enough that nobody waits more than a quarter too long.
  private func watch() async throws {
    while true {
      try await ContinuousClock().sleep(for: idleLimit / 4)
      waits.withLock { waits in
        for (file, since) in waits.since where since.duration(to: .now) > idleLimit {
          shutdown(file, Int32(SHUT_RDWR))
        }
      }
    }
  }

  private static func isListening(_ file: Int32) -> Bool {
    var answer: Int32 = 0
    var length = socklen_t(MemoryLayout<Int32>.size)
    return getsockopt(file, SOL_SOCKET, SO_ACCEPTCONN, &answer, &length) == 0 && answer != 0
  }
}
