import PlaidSyncJSON
import PlaidSyncPorts
import Testing

@testable import PlaidSyncSandbox

@Suite("Sandbox: entry point")
struct SandboxEntryPointTests {
  private let path = "/institutions/get_by_id"
  private let body: JSONValue = ["institution_id": "ins_109508", "country_codes": ["US"]]
  private let json: HTTPHeaders = ["Content-Type": "application/json"]

  private func guarded() throws -> SandboxClient {
    try SandboxClient { settings in
      settings.clientID = "us"
      settings.secret = "sesame"
    }
  }

  @Test("credentials in the headers are accepted")
  func headers() async throws {
    let headers: HTTPHeaders = [
      "Content-Type": "application/json", "plaid-client-id": "us", "PLAID-SECRET": "sesame",
    ]
    let answer = try await guarded().send(path, headers, body.encoded())
    #expect(answer.verdict == "200")
    #expect(answer["institution"]["name"] == "First Platypus Bank")
  }

  @Test("credentials in the body are accepted too")
  func credentialsInBody() async throws {
    let body: JSONValue = [
      "client_id": "us", "secret": "sesame", "institution_id": "ins_109508",
      "country_codes": ["US"],
    ]
    #expect(try await guarded().send(path, json, body.encoded()).verdict == "200")
  }

  @Test(
    "wrong credentials are refused",
    arguments: [("us", "wrong"), ("them", "sesame"), ("sesame", "us")])
  func wrong(clientID: String, secret: String) async throws {
    let headers: HTTPHeaders = [
      "Content-Type": "application/json", "PLAID-CLIENT-ID": clientID, "PLAID-SECRET": secret,
    ]
    let answer = try await guarded().send(path, headers, body.encoded())
    #expect(answer.verdict == "400 INVALID_INPUT/INVALID_API_KEYS")
  }

  @Test("the error names missing credentials")
  func missing() async throws {
    let none = try await guarded().send(path, json, body.encoded())
    #expect(none.verdict == "400 INVALID_REQUEST/MISSING_FIELDS")
    #expect(none.text("error_message").hasSuffix("client_id, secret"))
    var headers = json
    headers["PLAID-CLIENT-ID"] = "us"
    let one = try await guarded().send(path, headers, body.encoded())
    #expect(one.text("error_message").hasSuffix(": secret"))
  }

  @Test("a sandbox without configured credentials accepts any")
  func any() async throws {
    #expect(try await SandboxClient().ask(path, body).verdict == "200")
  }

  @Test("an unknown endpoint or method returns a 404")
  func unknownEndpoint() async throws {
    let client = try SandboxClient()
    let answer = try await client.ask("/item/steal")
    #expect(answer.verdict == "404 INVALID_REQUEST/NOT_FOUND")
    let get = try await client.send(path, json, [], method: .get)
    #expect(get.verdict == "404 INVALID_REQUEST/NOT_FOUND")
  }

  @Test(
    "a body that is not a JSON object is refused",
    arguments: ["", "[]", "{", "{\"a\":1,}", "nonsense", "{} {}", "{\"a\":1,\"a\":2}"])
  func malformed(body: String) async throws {
    let answer = try await SandboxClient().send(path, json, Array(body.utf8))
    #expect(answer.verdict == "400 INVALID_REQUEST/INVALID_BODY")
  }

  @Test("a body of another content type is refused")
  func contentType() async throws {
    let answer = try await SandboxClient().send(
      path, ["Content-Type": "text/plain"], body.encoded())
    #expect(answer.verdict == "400 INVALID_REQUEST/INVALID_BODY")
  }

  @Test("another API version is refused")
  func version() async throws {
    let headers: HTTPHeaders = ["Plaid-Version": "2019-05-29"]
    let answer = try await SandboxClient().send(path, headers, body.encoded())
    #expect(answer.verdict == "400 INVALID_REQUEST/INCOMPATIBLE_API_VERSION")
  }

  @Test("an error has all members of Plaid's errors")
  func errorShape() async throws {
    let answer = try await SandboxClient().ask("/item/get", ["access_token": "access-sandbox-1"])
    #expect(answer.verdict == "400 INVALID_INPUT/INVALID_ACCESS_TOKEN")
    #expect(
      answer.body.object?.keys == [
        "display_message", "documentation_url", "error_code", "error_message", "error_type",
        "request_id", "suggested_action",
      ])
  }

  @Test("every answer has a unique request id")
  func requestIDs() async throws {
    let client = try SandboxClient()
    var ids: Set<String> = []
    for _ in 0..<20 { ids.insert(try await client.ask(path, body).text("request_id")) }
    ids.insert(try await client.ask("/nowhere").text("request_id"))
    #expect(ids.count == 21)
    #expect(ids.allSatisfy { $0.utf8.count == 15 })
  }

  @Test("a canceled task and a body over the request's limit get no answer")
  func transport() async throws {
    let sandbox = try SandboxClient().sandbox
    let task = Task { () async -> Result<HTTPResponse, TransportError> in
      withUnsafeCurrentTask { $0?.cancel() }
      do throws(TransportError) {
        return .success(try await sandbox.send(HTTPRequest(url: "http://bank/item/get")))
      } catch {
        return .failure(error)
      }
    }
    #expect(await task.value == .failure(.canceled("the task was canceled")))
    await #expect(throws: TransportError.self) {
      try await sandbox.send(HTTPRequest(url: "http://bank/item/get", bodyBytesMax: 10))
    }
  }

  @Test("the log has each exchange without credentials")
  func log() async throws {
    let lines = Lines()
    let client = try SandboxClient { $0.log = { lines.append($0) } }
    let body: JSONValue = [
      "client_id": "us", "secret": "sesame", "institution_id": "ins_1", "country_codes": ["US"],
    ]
    let answer = try await client.send(path, json, body.encoded())
    let expected: JSONValue = [
      "method": "POST", "path": "/institutions/get_by_id",
      "request": ["institution_id": "ins_1", "country_codes": ["US"]], "status": 400,
      "response": answer.body,
    ]
    #expect(lines.text == expected.text() + "\n")
  }

  @Test("the Hosted Link page is HTML and is not logged as an exchange")
  func hostedPage() async throws {
    let lines = Lines()
    let client = try SandboxClient { $0.log = { lines.append($0) } }
    let response = try await client.sandbox.send(
      HTTPRequest(url: "http://127.0.0.1:1/hosted-link/abc"))
    #expect(response.status == 200)
    #expect(response.headers["Content-Type"] == "text/html; charset=utf-8")
    #expect(lines.text == "")
  }
}
