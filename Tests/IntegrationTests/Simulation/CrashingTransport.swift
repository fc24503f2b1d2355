import PlaidSyncPorts
import Synchronization

/// The transport of a process that dies at one of its requests and never gets its answer.
final class CrashingTransport: HTTPTransport {
  private struct State {
    var left: Int
    var isBuried = false
    var hanging: [CheckedContinuation<Void, Never>] = []
    var death: CheckedContinuation<Bool, Never>?
    var end: Bool?
  }

  private let wire: any HTTPTransport
  private let sendsLast: Bool
  private let state: Mutex<State>

  /// Dies at the request after `requests` others; `sendsLast` decides whether it reaches the
  /// server.
  init(over wire: any HTTPTransport, requests: Int, sendsLast: Bool) {
    self.wire = wire
    self.sendsLast = sendsLast
    state = Mutex(State(left: requests))
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let left = state.withLock { state in
      state.left -= 1
      return state.left
    }
    if left >= 0 { return try await wire.send(request) }
    if left == -1 && sendsLast {
      do { _ = try await wire.send(request) } catch {
        // The result does not matter: the process that would receive it is dead.
      }
    }
    finish(isDead: true)
    await withCheckedContinuation { hanging in
      let isOver = state.withLock { state in
        if !state.isBuried { state.hanging.append(hanging) }
        return state.isBuried
      }
      if isOver { hanging.resume() }
    }
    throw .canceled("the process is dead")
  }

  /// Waits until the process is dead (`true`) or has finished its work.
  func ending() async -> Bool {
    await withCheckedContinuation { death in
      let end = state.withLock { state in
        if state.end == nil { state.death = death }
        return state.end
      }
      if let end { death.resume(returning: end) }
    }
  }

  /// Records how the process ended; only the first call counts.
  func finish(isDead: Bool) {
    let death = state.withLock { state in
      guard state.end == nil else { return nil as CheckedContinuation<Bool, Never>? }
      state.end = isDead
      defer { state.death = nil }
      return state.death
    }
    death?.resume(returning: isDead)
  }

  /// Resumes the hanging requests.
  func bury() {
    let hanging = state.withLock { state in
      state.isBuried = true
      defer { state.hanging = [] }
      return state.hanging
    }
    for one in hanging { one.resume() }
  }
}

/// A process that may die at its transport, and then hangs until it is buried.
struct DeadProcess: Sendable {
  private let wire: CrashingTransport
  private let work: Task<Void, any Error>

  /// Starts the process's work.
  init(_ wire: CrashingTransport, _ body: @escaping @Sendable () async throws -> Void) {
    self.wire = wire
    work = Task {
      defer { wire.finish(isDead: false) }
      try await body()
    }
  }

  /// Waits for the process's end; `died` runs before others can see that it is dead.
  func lives(_ died: () -> Void) async -> Bool {
    let isDead = await wire.ending()
    if isDead { died() }
    return isDead
  }

  /// Ends its tasks; anything that they still write belongs to syncs that others took over.
  func bury() async {
    work.cancel()
    wire.bury()
    // How the work ends does not matter any more.
    _ = await work.result
  }
}
