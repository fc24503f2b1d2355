import PlaidSyncJSON
import PlaidSyncPorts

@testable import PlaidSyncSandbox

/// An Item of a sandbox with injectable faults, after its first update.
struct FaultScene {
  let faults = PlannedFaults()
  let log = Lines()
  let client: SandboxClient
  let token: String
  /// Where the next update starts.
  let cursor: String

  /// Links a user whose history is available at once, and reads all its pages.
  ///
  /// - Parameter isJudged: `false` if the bank is meant to violate Plaid's description.
  init(
    _ user: String = "user_bulk_4", at bank: String = SandboxClient.bank, isJudged: Bool = true
  ) async throws {
    let (faults, log) = (faults, log)
    client = try SandboxClient(isRecorded: false) { settings in
      settings.readiness = .immediate
      settings.faults = faults
      settings.log = { line in
        log.append(line)
        // The log must have a valid exchange even if its delivery has a fault.
        if isJudged { ExchangeRecord.append(line) }
      }
    }
    token = try await client.link(user, at: bank)
    cursor = try await client.pages(token).last?.text("next_cursor") ?? ""
  }

  /// Makes one fault occur always, at all endpoints where it can.
  func occur(_ fault: ExchangeFault, seconds: Int? = nil) {
    faults.plan = FaultPlan([FaultRule(.fault(fault), seconds: seconds)])
  }

  /// The answer that a client without a network gets, by default from `/item/get`.
  func result(
    _ path: String = "/item/get", _ body: JSONObject? = nil, timeoutSeconds: Double = 60
  ) async -> Result<HTTPResponse, TransportError> {
    let body = body ?? ["access_token": .string(token)]
    let headers: HTTPHeaders = ["PLAID-CLIENT-ID": "teller", "PLAID-SECRET": "sesame"]
    var request = HTTPRequest(
      method: .post, url: "https://sandbox.test" + path, headers: headers,
      body: JSONValue.object(body).encoded())
    request.totalTimeoutSeconds = timeoutSeconds
    do throws(TransportError) {
      return .success(try await client.sandbox.send(request))
    } catch {
      return .failure(error)
    }
  }

  /// Changes the Item's data.
  @discardableResult
  func edit<Value>(_ body: (inout SandboxScript) -> Value) throws -> Value {
    try client.sandbox.edit(token, body)
  }
}
