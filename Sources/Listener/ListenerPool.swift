import FlyingFox
import FlyingSocks
import FoundationEssentials
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
    /// The listening socket's address, once it is known.
    var address: Socket.Address?
    /// Until when connections are refused.
    var refusing: ContinuousClock.Instant?
    /// Whether they are by now.
    var isRefusing = false
    /// Who waits until they are.
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
      // Nobody will be told any more.
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
    // The entry goes before the caller can close the file, so its number cannot be another's yet.
    defer { waits.withLock { _ = $0.since.removeValue(forKey: file) } }
    try await base.suspendSocket(socket, untilReadyFor: events)
  }

  /// Ends the wait for the next connection, which ends the server's loop; closing the port alone
  /// would leave it waiting.
  func stopAccepting() {
    let waiters = waits.withLock { waits in
      waits.isAccepting = false
      waits.accepting?.cancel()
      defer { waits.waiters = [] }
      return waits.waiters
    }
    for waiter in waiters { waiter.resume() }
  }

  /// Lets the system refuse connections for a while; returns when it does.
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

  /// Resets the connection of a client, which it sees at once.
  ///
  /// FlyingFox keeps its sockets to itself, so the one in question is found by both its addresses.
  func reset(_ client: HTTPRequest.Address?) {
    let address = waits.withLock { $0.address }
    let files: [String]
    do {
      files = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")
    } catch {
      // Without the list the connection ends in an ordinary way, which is a loss for it as well.
      return
    }
    for file in files.compactMap({ Int32($0) }) {
      let socket = Socket(file: Socket.FileDescriptor(rawValue: file))
      // Most descriptors are no sockets: that they have no peer is the answer.
      guard let peer = try? socket.remotePeer(), HTTPRequest.Address.make(from: peer) == client,
        let own = try? socket.sockname(), own == address
      else { continue }
      // To connect to nowhere is how the system is told to forget a connection and reset it.
      var nowhere = sockaddr()
      nowhere.sa_family = sa_family_t(AF_UNSPEC)
      connect(file, &nowhere, socklen_t(MemoryLayout<sockaddr>.size))
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
    let address = try socket.sockname()
    waits.withLock { $0.address = address }
    let base = self.base
    while true {
      do {
        try await wait { try await base.suspendSocket(socket, untilReadyFor: events) }
        return
      } catch is CancellationError {
        // This is how the loop is told that there is nothing more to accept.
        guard waits.withLock({ $0.isAccepting && $0.refusing != nil }), !Task.isCancelled else {
          throw SocketError.disconnected
        }
        try await refuse(on: file)
      }
    }
  }

  /// Does something that `stopAccepting` and `refuseConnections` end.
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

  /// Stops to listen, and begins again when it is time.
  private func refuse(on file: Int32) async throws {
    var name = sockaddr_storage()
    var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
    withGeneric(&name) { _ = getsockname(file, $0, &length) }
    // What is in the queue is refused too. The port stays ours, unless the system had chosen it.
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
