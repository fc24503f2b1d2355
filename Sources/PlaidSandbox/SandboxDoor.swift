import JSON
import Ledger
import Ports

/// Lets a request in, or says why not: verb, path, JSON, credentials, then the members' shapes.
struct SandboxDoor {
  let settings: SandboxConfiguration

  /// Checks a request and takes it apart.
  func admit(_ request: HTTPRequest, today: LocalDate) throws(Rejection) -> Call {
    guard request.method == .post, let fields = Shape.endpoints[request.path] else {
      throw .noEndpoint
    }
    var body = try object(request.body)
    let clientID = body["client_id"]?.string ?? request.headers["PLAID-CLIENT-ID"]
    let secret = body["secret"]?.string ?? request.headers["PLAID-SECRET"]
    body = body.removing(["client_id", "secret"])
    try check(clientID, secret)
    var findings = Shape.Findings()
    Shape.record(fields).inspect(.object(body), at: "", &findings)
    if let rejection = findings.rejection { throw rejection }
    return Call(
      body: body, now: settings.clock.now(), today: today, host: request.headers["Host"],
      settings: settings)
  }

  private func object(_ bytes: [UInt8]) throws(Rejection) -> JSONObject {
    do throws(JSONError) {
      if let object = try JSONValue.parse(bytes).object { return object }
    } catch {
      throw .body
    }
    throw .body
  }

  private func check(_ clientID: String?, _ secret: String?) throws(Rejection) {
    let missing = [("client_id", clientID), ("secret", secret)]
      .filter { $0.1?.isEmpty ?? true }.map(\.0)
    guard missing.isEmpty else { throw .missing(missing) }
    guard settings.clientID.map({ $0 == clientID }) ?? true,
      settings.secret.map({ $0 == secret }) ?? true
    else { throw .credentials }
  }
}

extension JSONObject {
  /// A copy without some members.
  func removing(_ keys: [String]) -> JSONObject {
    var kept = JSONObject()
    for member in members where !keys.contains(member.key) { kept.set(member.key, member.value) }
    return kept
  }
}
