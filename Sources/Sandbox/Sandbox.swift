import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts
import Synchronization

/// A local implementation of Plaid's rules, with its own tokens, Items, transactions and errors.
///
/// It answers in process as a transport and over a port as a responder. The same seed and date give
/// the same answers.
package final class Sandbox: Sendable {
  /// The path of Hosted Link pages when the sandbox is served on a port.
  static let hostedPagePrefix = "/hosted-link/"

  let settings: SandboxConfiguration
  private let file: StateFile?
  private let state: Mutex<SandboxState>

  /// Opens a sandbox in its saved state.
  ///
  /// Throws if the state file or the custom user cannot be read.
  package init(_ settings: SandboxConfiguration) throws(Failure) {
    self.settings = settings
    let file = settings.stateFile.map(StateFile.init)
    self.file = file
    let today = settings.clock.today()
    let saved = try file?.load()
    try Self.check(settings.user)
    state = Mutex(saved ?? SandboxState(seed: settings.seed, today: today))
  }

  /// The sandbox's date.
  package var today: LocalDate { read { $0.today } }

  /// Advances to `date` and applies the events of every day in between; never goes back.
  package func advance(to date: LocalDate) throws(Failure) {
    try change { state in state.advance(to: date, settings: settings) }
  }

  /// Reads the state, brought up to the clock's date.
  func read<Value>(_ body: (SandboxState) -> Value) -> Value {
    state.withLock { state in
      state.advance(to: settings.clock.today(), settings: settings)
      return body(state)
    }
  }

  /// Changes the state and saves it.
  func change<Value>(_ body: (inout SandboxState) -> Value) throws(Failure) -> Value {
    let (value, result) = state.withLock { state in
      state.advance(to: settings.clock.today(), settings: settings)
      let value = body(&state)
      return (value, save(&state))
    }
    try result.get()
    return value
  }

  /// Checks at the start that the user exists.
  private static func check(_ user: SandboxUser) throws(Failure) {
    guard user.isKnown else {
      throw Failure(
        .badInput, "The sandbox has no user \(user.name).",
        remedy: "choose user_good, user_transactions_dynamic or user_bulk_N")
    }
    guard case .custom(let bytes) = user else { return }
    var item = BankItem(
      id: "", nonce: 0, institutionID: "", user: "", createdAtMilliseconds: 0, linkDay: 0,
      loginDay: 0,
      products: [], consented: [], bookedThrough: 0)
    do throws(Rejection) {
      try CustomUser.populate(&item, bytes: bytes, seed: 0, isLimited: false)
    } catch {
      // An error that the custom user requests is meant for those who link the user.
      if error.type == "INVALID_REQUEST" {
        throw Failure(
          .badInput, error.message,
          remedy: "correct the file; Plaid's documentation of Sandbox test users shows the form")
      }
    }
  }

  private func save(_ state: inout SandboxState) -> Result<Void, Failure> {
    guard state.isDirty, let file else { return .success(()) }
    do throws(Failure) {
      try file.save(state)
      state.isDirty = false
      return .success(())
    } catch {
      return .failure(error)
    }
  }
}

extension Sandbox: HTTPTransport {
  package func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
    guard !Task.isCancelled else { throw .canceled("the task was canceled") }
    return try exchange(request).received(by: request)
  }
}

extension Sandbox: HTTPResponder {
  package func respond(to request: HTTPRequest) async -> HTTPResponse {
    exchange(request)
  }
}

extension Sandbox {
  private func exchange(_ request: HTTPRequest) -> HTTPResponse {
    if request.method == .get, request.path.hasPrefix(Self.hostedPagePrefix) {
      return .hostedPage
    }
    let injected = settings.faults.faults(for: request)
    let first = injected.first { if case .fault = $0.cause { true } else { false } }
    guard let first, case .fault(let fault) = first.cause else {
      let answer = answer(request, injected, nil)
      settings.log?(ExchangeLine(request, answer).bytes)
      return answer
    }
    // A request whose connection is refused never arrives.
    let arrives = fault != .connectionRefused
    let answer = arrives ? answer(request, injected, fault) : HTTPResponse(status: 503)
    // The log has the answer by the rules; only its delivery is changed afterward.
    if arrives { settings.log?(ExchangeLine(request, answer, fault: fault).bytes) }
    return fault.applied(to: answer, seconds: first.seconds)
  }

  private func answer(
    _ request: HTTPRequest, _ injected: [SandboxFault], _ fault: ExchangeFault?
  ) -> HTTPResponse {
    state.withLock { state in
      state.requests += 1
      var random = SeededRandom(state.seed, 0x4E1D, UInt64(state.requests))
      let requestID = OpaqueText.identifier(&random, length: 15)
      state.advance(to: settings.clock.today(), settings: settings)
      do throws(Rejection) {
        var call = try admit(request, today: state.today)
        call.fault = fault
        state.apply(injected, to: call.text("access_token"))
        if let rejection = fault?.rejection { throw rejection }
        let reply = try state.answer(request.path, call)
        if case .failure(let failure) = save(&state) {
          throw Rejection(
            "API_ERROR", "INTERNAL_SERVER_ERROR", failure.message, status: 500)
        }
        return .json(200, reply.encoded(requestID: requestID))
      } catch {
        // Even a refused request may have advanced the date or numbered tokens; that is saved next
        // time.
        return .json(error.status, JSONValue.object(error.object(requestID: requestID)).encoded())
      }
    }
  }

  /// Checks method, path, body, credentials and members, in this order.
  private func admit(_ request: HTTPRequest, today: LocalDate) throws(Rejection) -> Call {
    guard request.method == .post, let fields = Shape.endpoints[request.path] else {
      throw .noEndpoint
    }
    if let type = request.headers["Content-Type"], !type.lowercased().hasPrefix("application/json")
    {
      throw .body
    }
    if let version = request.headers["Plaid-Version"], version != "2020-09-14" {
      throw Rejection(
        "INVALID_REQUEST", "INCOMPATIBLE_API_VERSION", "only the version 2020-09-14 is supported")
    }
    guard var body = ExchangeLine.object(request.body) else { throw .body }
    try authorize(request.headers, &body)
    var findings = Shape.Findings()
    Shape.record(fields).inspect(.object(body), at: "", &findings)
    if let rejection = findings.rejection { throw rejection }
    return Call(
      body: body, now: settings.clock.now(), today: today, host: request.headers["Host"],
      settings: settings)
  }

  /// Checks the credentials and removes them from the body.
  private func authorize(_ headers: HTTPHeaders, _ body: inout JSONObject) throws(Rejection) {
    let given = [
      ("client_id", headers["PLAID-CLIENT-ID"], settings.clientID),
      ("secret", headers["PLAID-SECRET"], settings.secret),
    ]
    var missing: [String] = []
    var isWrong = false
    for (name, header, expected) in given {
      let value = header ?? body[name]?.string ?? ""
      if value.isEmpty { missing.append(name) }
      if let expected, expected != value { isWrong = true }
      body[name] = nil
    }
    guard missing.isEmpty else { throw .missing(missing) }
    guard !isWrong else { throw .credentials }
  }
}
