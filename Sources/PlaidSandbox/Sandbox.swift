import JSON
import Ledger
import Ports
import Synchronization

/// A bank behind Plaid's rules: answers requests in process or behind a port, from one state.
package final class Sandbox: HTTPTransport, HTTPResponder {
  /// Where the pages of Hosted Link lie.
  static let hostedPagePrefix = "/hosted/"

  let settings: SandboxConfiguration
  let state: Mutex<SandboxState>

  /// Opens the sandbox: with the saved state if there is one, else empty. Throws `Failure`.
  package init(_ settings: SandboxConfiguration) throws {
    self.settings = settings
    var state = SandboxState(seed: settings.seed, today: settings.clock.today())
    if let path = settings.stateFile, let saved = try SandboxStateFile.load(path) { state = saved }
    self.state = Mutex(state)
  }

  /// Answers in process; a request's own time limits do not matter here.
  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    if Task.isCancelled { throw .cancelled("before the request was sent") }
    return try answer(request)
  }

  /// Answers behind a port.
  package func respond(to request: HTTPRequest) async -> HTTPResponse {
    do throws(TransportError) {
      return try answer(request)
    } catch {
      return HTTPResponse(status: 502)
    }
  }

  private func answer(_ request: HTTPRequest) throws(TransportError) -> HTTPResponse {
    if let fault = settings.faults.before(request) { return try Self.obey(fault) }
    if request.method == .get, request.path.hasPrefix(Self.hostedPagePrefix) {
      return Self.hostedPage
    }
    let response = state.withLock { state in exchange(request, &state) }
    if let log = settings.log { log(Self.line(request, response)) }
    if let fault = settings.faults.after(request, response) { return try Self.obey(fault) }
    return response
  }

  private static func obey(_ fault: SandboxFault) throws(TransportError) -> HTTPResponse {
    switch fault {
    case .answer(let response): return response
    case .failure(let error): throw error
    }
  }

  /// One exchange: time passes, the door checks, the rules answer, the state is saved.
  private func exchange(_ request: HTTPRequest, _ state: inout SandboxState) -> HTTPResponse {
    state.requests += 1
    var chance = SeededChance(state.seed, 0x5E9, UInt64(state.requests))
    let requestID = OpaqueText.identifier(&chance, length: 15)
    state.reach(settings.clock.today(), settings: settings)
    let body: [UInt8]
    let status: Int
    do throws(Rejection) {
      let call = try SandboxDoor(settings: settings).admit(request, today: state.today)
      body = try state.answer(request.path, call).encoded(requestID: requestID)
      status = 200
    } catch {
      body = JSONValue.object(error.object(requestID: requestID)).encoded()
      status = error.status
    }
    do {
      try save(&state)
    } catch {
      return Self.json(
        500,
        Array(
          """
          {"error_type":"API_ERROR","error_code":"INTERNAL_SERVER_ERROR","error_message":\
          "the sandbox cannot save its state","display_message":null,"request_id":"\(requestID)"}
          """.utf8))
    }
    return Self.json(status, body)
  }

  /// Saves what has changed, if anything has and there is a place for it.
  func save(_ state: inout SandboxState) throws {
    guard state.isDirty, let path = settings.stateFile else { return }
    try SandboxStateFile.save(state, to: path)
    state.isDirty = false
  }

  private static func json(_ status: Int, _ body: [UInt8]) -> HTTPResponse {
    HTTPResponse(status: status, headers: ["Content-Type": "application/json"], body: body)
  }

  private static let hostedPage = HTTPResponse(
    status: 200, headers: ["Content-Type": "text/html; charset=utf-8"],
    body: Array(
      """
      <!doctype html><title>Sandbox</title>
      <p>This is a local sandbox: the session completes by itself. You may close this page.</p>
      """.utf8))

  /// An exchange as a line of the log, without the credentials.
  private static func line(_ request: HTTPRequest, _ response: HTTPResponse) -> [UInt8] {
    func value(_ bytes: [UInt8]) -> JSONValue {
      do throws(JSONError) {
        return try JSONValue.parse(bytes)
      } catch {
        return .string(String(decoding: bytes, as: UTF8.self))
      }
    }
    var body = value(request.body)
    if let object = body.object {
      let members = object.members.filter { !["client_id", "secret"].contains($0.key) }
      var kept = JSONObject()
      for member in members { kept.set(member.key, member.value) }
      body = .object(kept)
    }
    let line: JSONValue = [
      "method": .string(request.method.description), "path": .string(request.path),
      "request": body, "status": .int(response.status), "response": value(response.body),
    ]
    return line.encoded() + [UInt8(ascii: "\n")]
  }
}
