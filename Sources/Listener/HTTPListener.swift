import FlyingFox
import FlyingSocks
import PlaidSyncPorts

/// Serves an `HTTPResponder` on a TCP port.
///
/// It speaks plain HTTP/1.1. If strangers can reach it, run it behind a proxy, which does TLS and
/// limits everything that precedes a request's body.
package actor HTTPListener {
  private enum Phase {
    case idle
    case listening(HTTPServer, pool: ListenerPool, task: Task<Void, Never>)
    case stopped
  }

  private let responder: any HTTPResponder
  private let address: String
  private let requestedPort: UInt16
  private let limits: ListenerLimits
  private var phase = Phase.idle

  /// Creates a listener, which does not listen yet; port 0 means any free one.
  package init(
    responder: any HTTPResponder, address: String = "127.0.0.1", port: UInt16 = 0,
    limits: ListenerLimits = ListenerLimits()
  ) {
    self.responder = responder
    self.address = address
    requestedPort = port
    self.limits = limits
  }

  /// Starts to listen and returns the port.
  package func start() async throws(ListenerError) -> UInt16 {
    guard case .idle = phase else { throw .alreadyStarted }
    let pool = ListenerPool(idleSeconds: limits.idleSeconds)
    let server = try makeServer(pool)
    let (events, report) = AsyncStream<String?>.makeStream()
    let task = Task {
      do {
        try await server.run()
        report.yield("the server ended")
      } catch {
        report.yield(String(describing: error))
      }
    }
    phase = .listening(server, pool: pool, task: task)
    let watcher = Task {
      // The other task reports a failure to listen, with its reason.
      guard (try? await server.waitUntilListening(timeout: 60)) != nil else { return }
      report.yield(nil)
    }
    defer { watcher.cancel() }

    var first = events.makeAsyncIterator()
    if let problem = await first.next() ?? "the server ended" {
      phase = .stopped
      throw .unavailable("\(address):\(requestedPort): \(problem)")
    }
    switch await server.listeningAddress {
    case .ip4(_, let port), .ip6(_, let port):
      return port
    case .unix, nil:
      await stop()
      throw .unavailable("\(address):\(requestedPort): the port is not known")
    }
  }

  /// Returns after the listener has stopped, by `stop` or because the system closed its port.
  ///
  /// Canceling the calling task stops the listener.
  package func waitUntilStopped() async {
    guard case .listening(_, _, let task) = phase else { return }
    await withTaskCancellationHandler {
      await task.value
    } onCancel: {
      Task { await self.stop() }
    }
  }

  /// Stops accepting connections, gives active answers some time to finish, and closes the rest.
  package func stop() async {
    guard case .listening(let server, let pool, let task) = phase else {
      phase = .stopped
      return
    }
    phase = .stopped
    pool.stopAccepting()
    // The server counts fractions of seconds.
    await server.stop(timeout: Double(limits.stopSeconds))
    await task.value
  }

  private func makeServer(_ pool: ListenerPool) throws(ListenerError) -> HTTPServer {
    let handler = ListenerHandler(responder: responder, limits: limits, pool: pool)
    do {
      if address.utf8.contains(UInt8(ascii: ":")) {
        return HTTPServer(
          config: configuration(try .inet6(ip6: address, port: requestedPort), pool),
          handler: handler)
      }
      return HTTPServer(
        config: configuration(try .inet(ip4: address, port: requestedPort), pool), handler: handler)
    } catch {
      throw .invalidAddress(address)
    }
  }

  private func configuration(
    _ address: some SocketAddress, _ pool: ListenerPool
  ) -> HTTPServer.Configuration {
    // The handler enforces the time limit, because the server would continue with the rest of a
    // body as if it were the next request. No body is read twice, so none is kept for replay.
    HTTPServer.Configuration(
      address: address, timeout: 86_400, sharedRequestBufferSize: 16 << 10,
      sharedRequestReplaySize: 0, pool: pool, logger: .disabled)
  }
}

/// Why a listener cannot listen.
package enum ListenerError: Error, Hashable, Sendable {
  /// The address is neither a numeric IPv4 nor IPv6 address.
  case invalidAddress(String)
  /// The port is not available: it is in use, or reserved for the system.
  case unavailable(String)
  /// `start` was called a second time.
  case alreadyStarted
}

/// The limits that a listener sets its clients.
package struct ListenerLimits: Hashable, Sendable {
  /// The maximum size of a request's body; a larger one is answered with status 413.
  package var bodyBytesMax: Int
  /// How long a connection may be idle, within a request or between two.
  package var idleSeconds: Int
  /// How long reading a request's body and answering it may take; after that, the status is 503.
  package var answerSeconds: Int
  /// How long `stop` waits for active answers.
  package var stopSeconds: Int

  /// Creates limits; the defaults suit webhooks and pages of transactions.
  package init(
    bodyBytesMax: Int = 10 << 20, idleSeconds: Int = 60, answerSeconds: Int = 60,
    stopSeconds: Int = 5
  ) {
    self.bodyBytesMax = bodyBytesMax
    self.idleSeconds = idleSeconds
    self.answerSeconds = answerSeconds
    self.stopSeconds = stopSeconds
  }
}
