import PlaidSyncJSON
import PlaidSyncPorts
import Synchronization

@testable import PlaidSyncSandbox

/// The transport between the client and the sandbox: counts, records and intercepts requests.
final class RecordingTransport: HTTPTransport {
  /// One request as it was sent.
  struct Sent: Sendable {
    let path: String
    let body: JSONObject
    let headers: HTTPHeaders

    /// The cursor of a sync; empty for the initial one.
    var cursor: String { body["cursor"]?.string ?? "" }
  }

  /// Runs before a request reaches the sandbox; if it returns an answer, the request is not sent.
  typealias Before = @Sendable (HTTPRequest) async throws(TransportError) -> HTTPResponse?
  /// Runs after the sandbox has answered, and may return another answer.
  typealias After =
    @Sendable (HTTPRequest, HTTPResponse) async throws(TransportError) -> HTTPResponse

  private struct State {
    var sent: [Sent] = []
    var before: [String: [(Int) -> Before?]] = [:]
    var after: [String: [(Int) -> After?]] = [:]
    var counts: [String: Int] = [:]
    var inFlight = 0
    var inFlightMax = 0
    var isGenuine = true
  }

  private let sandbox: Sandbox
  private let state = Mutex(State())

  init(to sandbox: Sandbox) { self.sandbox = sandbox }

  /// All requests since the last `forget`.
  var sent: [Sent] { state.withLock { $0.sent } }
  /// The largest number of requests in flight at the same time.
  var inFlightMax: Int { state.withLock { $0.inFlightMax } }
  /// The number of requests in flight.
  var inFlight: Int { state.withLock { $0.inFlight } }

  /// How many requests were sent to a path since the last `forget`.
  func count(_ path: String) -> Int { sent.count { $0.path == path } }

  /// The paths with their numbers of requests, in the order of the first request.
  var summary: String {
    var counts: [(String, Int)] = []
    for request in sent {
      if let place = counts.firstIndex(where: { $0.0 == request.path }) {
        counts[place].1 += 1
      } else {
        counts.append((request.path, 1))
      }
    }
    return counts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }

  /// Forgets the recorded requests and, by default, all interceptions.
  func forget(interference: Bool = true) {
    state.withLock { state in
      state.sent = []
      state.inFlightMax = state.inFlight
      guard interference else { return }
      state.before = [:]
      state.after = [:]
    }
  }

  /// Stops recording, because the sandbox's answers are wrong on purpose from now on.
  func stopRecording() { state.withLock { $0.isGenuine = false } }

  /// Intercepts the n-th request to a path from now on, or every request if `nil`.
  func before(_ path: String, _ number: Int? = nil, _ body: @escaping Before) {
    state.withLock { state in
      let first = state.counts[path, default: 0]
      state.before[path, default: []].append { number.map { first + $0 } ?? $0 == $0 ? body : nil }
    }
  }

  /// Intercepts the n-th answer from a path from now on, or every answer if `nil`.
  func after(_ path: String, _ number: Int? = nil, _ body: @escaping After) {
    state.withLock { state in
      let first = state.counts[path, default: 0]
      state.after[path, default: []].append { number.map { first + $0 } ?? $0 == $0 ? body : nil }
    }
  }

  func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    let (before, after) = begin(request)
    defer { state.withLock { $0.inFlight -= 1 } }
    for step in before {
      if let answer = try await step(request) { return answer }
    }
    var response = try await sandbox.send(request)
    if state.withLock({ $0.isGenuine }) { ExchangeLog.shared.add(request, response) }
    for step in after { response = try await step(request, response) }
    return response
  }

  private func begin(_ request: HTTPRequest) -> (before: [Before], after: [After]) {
    state.withLock { state in
      let path = request.path
      let number = state.counts[path, default: 0] + 1
      state.counts[path] = number
      state.inFlight += 1
      state.inFlightMax = max(state.inFlightMax, state.inFlight)
      state.sent.append(
        Sent(
          path: path, body: ExchangeLine.object(request.body) ?? [:], headers: request.headers))
      return (
        state.before[path, default: []].compactMap { $0(number) },
        state.after[path, default: []].compactMap { $0(number) }
      )
    }
  }
}
