import FlyingFox
import FlyingSocks
import FoundationEssentials
import Glibc
import Synchronization

/// FlyingFox's pool of waiting sockets, with a time limit.
///
/// FlyingFox waits for an idle client forever. This pool records since when each socket waits, and
/// a periodic check shuts down connections that have waited too long, which ends the wait.
final class ListenerPool: AsyncSocketPool {
  private struct Waits {
    var accepting: Task<Void, any Error>?
    var isAccepting = true
    var since: [Int32: ContinuousClock.Instant] = [:]
    /// The listening socket's address, once it is known.
    var address: Socket.Address?
    /// Until when connections are to be refused; `nil` if they are accepted.
    var refusing: ContinuousClock.Instant?
    /// Whether the system refuses connections by now.
    var isRefusing = false
    /// The callers that wait until connections are refused.
    var waiters: [CheckedContinuation<Void, Never>] = []
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
      // After this nothing can report new connections.
      defer { stopAccepting() }
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
    // The entry is removed before the caller can close the file and its number can be reused.
    defer { waits.withLock { _ = $0.since.removeValue(forKey: file) } }
    try await base.suspendSocket(socket, untilReadyFor: events)
  }

  /// Ends the wait for the next connection, which ends the server's loop; if the port were only
  /// closed, the loop would keep waiting.
  func stopAccepting() {
    let waiters = waits.withLock { waits in
      waits.isAccepting = false
      waits.accepting?.cancel()
      defer { waits.waiters = [] }
      return waits.waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Makes the system refuse connections for a while; returns once it does.
  func refuseConnections(seconds: Int) async {
    let end = ContinuousClock.now + .seconds(seconds)
    await withCheckedContinuation { waiter in
      let isDone = waits.withLock { waits in
        guard waits.isAccepting else { return true }
        waits.refusing = max(waits.refusing ?? end, end)
        guard !waits.isRefusing else { return true }
        waits.waiters.append(waiter)
        waits.accepting?.cancel()
        return false
      }
      if isDone { waiter.resume() }
    }
  }

  /// Resets the connection of a client, which the client notices immediately.
  ///
  /// FlyingFox does not expose its sockets, so the right one is found by both its addresses.
  func reset(_ client: HTTPRequest.Address?) {
    let address = waits.withLock { $0.address }
    let files: [String]
    do {
      files = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
    } catch {
      // Without the list the connection ends in the normal way, and the answer is lost as well.
      return
    }
    for file in files.compactMap({ Int32($0) }) {
      let socket = Socket(file: Socket.FileDescriptor(rawValue: file))
      // Most descriptors are not sockets, and the error says that they have no peer.
      guard let peer = try? socket.remotePeer(), HTTPRequest.Address.make(from: peer) == client,
        let own = try? socket.sockname(), own == address
      else { continue }
      // Connecting to an unspecified address makes the system reset the connection.
      var nowhere = sockaddr()
      nowhere.sa_family = sa_family_t(AF_UNSPEC)
      connect(file, &nowhere, socklen_t(MemoryLayout<sockaddr>.size))
    }
  }

  private func suspendListening(
    _ socket: Socket, untilReadyFor events: Socket.Events
  ) async throws {
    let file = socket.file.rawValue
    // Connections inherit this option: header and body are written separately, and without it the
    // system would delay the body until the client has acknowledged the header.
    var on: Int32 = 1
    setsockopt(file, Int32(IPPROTO_TCP), TCP_NODELAY, &on, socklen_t(MemoryLayout<Int32>.size))
    let address = try socket.sockname()
    waits.withLock { $0.address = address }
    let base = self.base
    while true {
      do {
        try await wait { try await base.suspendSocket(socket, untilReadyFor: events) }
        return
      } catch is CancellationError {
        // This error ends FlyingFox's loop: no more connections are accepted.
        guard waits.withLock({ $0.isAccepting && $0.refusing != nil }), !Task.isCancelled else {
          throw SocketError.disconnected
        }
        try await refuse(on: file)
      }
    }
  }

  /// Runs `work`, which `stopAccepting` and `refuseConnections` cancel.
  private func wait(for work: @escaping @Sendable () async throws -> Void) async throws {
    let wait = Task { try await work() }
    waits.withLock { waits in
      waits.accepting = wait
      if !waits.isAccepting || waits.refusing != nil && !waits.isRefusing { wait.cancel() }
    }
    try await withTaskCancellationHandler {
      try await wait.value
    } onCancel: {
      wait.cancel()
    }
  }

  /// Stops listening, and starts again when the time is over.
  private func refuse(on file: Int32) async throws {
    var name = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    withGeneric(&name) { _ = getsockname(file, $0, &length) }
    // Queued connections are refused too. The port stays ours, unless the system had chosen it.
    shutdown(file, Int32(SHUT_RD))
    let waiters = waits.withLock { waits in
      waits.isRefusing = true
      defer { waits.waiters = [] }
      return waits.waiters
    }
    for waiter in waiters { waiter.resume() }
    defer { waits.withLock { ($0.refusing, $0.isRefusing) = (nil, false) } }
    while let end = waits.withLock({ $0.refusing }), end > .now {
      do {
        try await wait { try await ContinuousClock().sleep(until: end) }
      } catch is CancellationError {
        throw SocketError.disconnected
      }
    }
    withGeneric(&name) { _ = bind(file, $0, length) }
    guard listen(file, SOMAXCONN) == 0 else { throw SocketError.disconnected }
  }

  private func withGeneric(
    _ name: inout sockaddr_storage, _ body: (UnsafeMutablePointer<sockaddr>) -> Void
  ) {
    withUnsafeMutablePointer(to: &name) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1, body)
    }
  }

  /// Shuts down idle connections; checks so often that none waits more than a quarter too long.
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
