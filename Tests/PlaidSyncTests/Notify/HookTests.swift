import Glibc
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts
import Synchronization
import TestSupport
import Testing

@testable import PlaidSync

@Suite("Hooks")
struct HookTests {
  private let family = Family(
    id: FamilyID(1), name: "Home", currency: Currency("EUR"), timeZone: "UTC",
    dataSyncedThrough: nil)

  private func item(_ name: String = "Bank", status: ItemStatus = .loginRequired) -> Item {
    Item(
      id: ItemID(3), familyID: FamilyID(1), providerID: "item-x", institutionID: "ins_1",
      institutionName: name, status: status, errorCode: "ITEM_LOGIN_REQUIRED",
      remedy: .relink(item: ItemID(3)), cursor: "cursor-x", isHistoryComplete: true,
      dataSyncedThrough: nil, lastSyncedAt: nil, consentExpiresAt: nil,
      lastSuccessfulUpdateAt: nil, unlinkedAt: nil, linkedAt: Timestamp(milliseconds: 0))
  }

  private func event(_ name: String = "Bank") throws -> NoticeEvent {
    let failure = Failure(
      .loginRequired, "a text of the provider's about account 1234567890",
      cause: "access-sandbox-1 is no good", providerCode: "ITEM_LOGIN_REQUIRED")
    let notice = Notice(
      facts: NoticeFacts(item: item(name), lastPull: .failed(failure)),
      state: NoticeState(.health, "login_required"), previous: "good", number: 4, hook: "command")
    let event = NoticeEvent(
      notice, of: family, at: Timestamp(milliseconds: 1_747_735_200_000), { "say \($0)" })
    return try #require(event)
  }

  /// Writes a shell script into the folder.
  private func program(_ lines: String, _ name: String, in folder: TemporaryFolder) throws {
    let file = try #require(fopen(folder.file(name), "w"))
    fputs("#!/bin/sh\n\(lines)\n", file)
    fclose(file)
    chmod(folder.file(name), 0o755)
  }

  private func text(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = fread(&buffer, 1, buffer.count, file)
    return String(decoding: buffer[..<count], as: UTF8.self)
  }

  private func environment(
    _ folder: TemporaryFolder, _ variables: [String: String] = [:]
  ) -> Environment {
    Environment(
      variables: ["PATH": "\(folder.path):/usr/bin:/bin"].merging(variables) { $1 },
      home: folder.path, workingFolder: folder.path)
  }

  @Test("an event has a message and a remedy, but no text of the provider's")
  func document() throws {
    #expect(
      try event().json.text() == """
        {"schema":1,"id":"3-needs_user-5","event":"needs_user",\
        "occurred_at":"2025-05-20T10:00:00Z","family":"Home","item":3,"plaid_item_id":"item-x",\
        "institution":"Bank","status":"login_required","code":null,\
        "error_code":"ITEM_LOGIN_REQUIRED","consent_expires_at":null,\
        "message":"Bank needs its user (ITEM_LOGIN_REQUIRED) and is not pulled until then.",\
        "remedy":"say relink item 3"}
        """)
  }

  @Test("a command receives the event on its input and in variables, but no secrets")
  func command() async throws {
    try await TemporaryFolder.with { folder in
      try program("cat > \(folder.file("in")); env > \(folder.file("env"))", "tell", in: folder)
      try await CommandHook(words: ["tell"], environment: environment(folder)).deliver(event())
      #expect(text(folder.file("in")) == (try event().json.text()) + "\n")
      let lines = text(folder.file("env")).split(separator: "\n")
      #expect(lines.contains("PLAID_SYNC_EVENT=needs_user"))
      #expect(lines.contains("PLAID_SYNC_ITEM=3"))
      #expect(lines.contains("PLAID_SYNC_REMEDY=say relink item 3"))
    }
  }

  @Test("variables that hold secrets are not passed on")
  func variables() throws {
    try Surroundings.with { home in
      let configuration = try home.load(
        #"{"plaid": {"secret": {"env": "MINE"}}, "notify": {"webhook": {"env": "HOOK"}}}"#,
        ["MINE": "1", "HOOK": "2", "PLAID_CLIENT_ID": "3", "OTHER": "4"])
      #expect(configuration.environmentWithoutSecrets.variables == ["OTHER": "4"])
    }
  }

  @Test(
    "a command that fails, hangs, prints forever or does not exist fails within its time limit",
    arguments: [
      ("exit 3", "it ended with status 3"), ("sleep 60", "it did not end within 1 s"),
      ("yes", "it did not end within 1 s"), ("exec >&-; sleep 60", "it did not end within 1 s"),
    ])
  func failing(lines: String, reason: String) async throws {
    try await TemporaryFolder.with { folder in
      try program(lines, "tell", in: folder)
      var hook = CommandHook(words: ["tell"], environment: environment(folder))
      hook.secondsMax = 1
      let begin = ContinuousClock.now
      let failure = await #expect(throws: Failure.self) { try await hook.deliver(event()) }
      #expect(failure?.message.contains(reason) == true, "\(failure?.message ?? "")")
      #expect(ContinuousClock.now - begin < .seconds(20))
      hook = CommandHook(words: ["nobody"], environment: environment(folder))
      await #expect(throws: Failure.self) { try await hook.deliver(event()) }
      #expect(throws: Failure.self) { try hook.check() }
    }
  }

  @Test("processes that a command leaves in the background are not waited for")
  func background() async throws {
    try await TemporaryFolder.with { folder in
      try program("sleep 60 &", "tell", in: folder)
      let begin = ContinuousClock.now
      try await CommandHook(words: ["tell"], environment: environment(folder)).deliver(event())
      #expect(ContinuousClock.now - begin < .seconds(20))
    }
  }

  @Test("a mail has its headers, and a bank's name cannot inject more")
  func mail() async throws {
    try await TemporaryFolder.with { folder in
      try program(
        "echo \"$@\" > \(folder.file("arguments")); cat > \(folder.file("mail"))", "sendmail",
        in: folder)
      let hook = MailHook(address: "me@example.org", environment: environment(folder))
      try await hook.deliver(event("Bänk\nBcc: all@example.org"))
      #expect(text(folder.file("arguments")) == "-i me@example.org\n")
      let mail = text(folder.file("mail"))
      #expect(mail.hasPrefix("To: me@example.org\nSubject: =?utf-8?Q?"))
      #expect(!mail.contains("\nBcc:"))
      #expect(mail.contains("\n\nBänk Bcc: all@example.org needs its user (ITEM_LOGIN_REQUIRED)"))
      #expect(mail.contains("\nWhat to do: say relink item 3\n"))
      for line in mail.split(separator: "\n") where line.contains("=?utf-8") {
        #expect(line.utf8.count <= 78)
      }
    }
  }

  /// A server that remembers requests and answers with one status.
  private final class Server: HTTPTransport {
    let requests = Mutex<[HTTPRequest]>([])
    let answer: Result<Int, TransportError>

    init(_ answer: Result<Int, TransportError>) { self.answer = answer }

    func send(_ request: HTTPRequest) async throws(TransportError) -> HTTPResponse {
      requests.withLock { $0.append(request) }
      return HTTPResponse(status: try answer.get())
    }
  }

  @Test("a webhook receives the JSON in bounded time; no message contains its address")
  func webhook() async throws {
    let secret = "https://hooks.example/T0P-s3cret"
    let server = Server(.success(204))
    let hook = WebhookHook(address: { Secret(secret) }, transport: server)
    try await hook.deliver(event())
    let request = try #require(server.requests.withLock { $0.first })
    #expect(request.url == secret)
    #expect(request.method == .post)
    #expect(request.headers["Content-Type"] == "application/json")
    #expect(request.body == (try event().bytes))
    #expect(request.totalTimeoutSeconds == 10)
    for answer in [.success(500), .success(302), .failure(.timeOut("10 s"))]
      as [Result<Int, TransportError>]
    {
      let hook = WebhookHook(address: { Secret(secret) }, transport: Server(answer))
      let failure = await #expect(throws: Failure.self) { try await hook.deliver(event()) }
      #expect("\(failure.map { "\($0)" } ?? "")".contains("s3cret") == false)
    }
  }

  @Test(
    "a webhook's address must use https or be on this machine",
    arguments: [
      ("https://a.example/b?c", true), ("http://127.0.0.1:8/x", true), ("http://[::1]:8", true),
      ("http://localhost", true), ("http://a.example", false), ("ftp://a.example", false),
      ("https://", false), ("https://u:p@a.example", false), ("https://a b", false),
      ("http://127.0.0.1.evil.example/", false), ("http://evil.example?127.0.0.1", false),
    ])
  func addresses(address: String, isGood: Bool) async throws {
    let server = Server(.success(200))
    let hook = WebhookHook(address: { Secret(address) }, transport: server)
    #expect((WebhookHook.inconsistency(of: address) == nil) == isGood)
    if !isGood {
      await #expect(throws: Failure.self) { try await hook.deliver(event()) }
      #expect(server.requests.withLock { $0.isEmpty })
    }
  }

  @Test("invalid settings are refused with line and key")
  func configuration() throws {
    try Surroundings.with { home in
      let place = "78 ~/.config/plaid-sync/config.json"
      let refused = [
        (#"{"notify": {"webhook": "http://a.example"}}"#, ":1:24: \"notify.webhook\" must be"),
        (#"{"notify": {"sendmail": "-oops"}}"#, ":1:25: \"notify.sendmail\" must be"),
        (#"{"notify": {"sendmail": "a b"}}"#, ":1:25: \"notify.sendmail\" must be"),
        (#"{"notify": {"command": "tell me"}}"#, ":1:24: \"notify.command\" must be"),
        (#"{"notify": {"mail": "a"}}"#, ":1:13: there is no key \"notify.mail\""),
      ]
      for (text, message) in refused {
        let refusal = try home.refusal(text)
        #expect(refusal?.hasPrefix(place + message) == true, "\(refusal ?? "it was taken")")
      }
      let open = try home.refusal(#"{"notify": {"webhook": "https://a.example/k"}}"#, mode: 0o644)
      #expect(open?.contains("is in a file that others can access") == true)
    }
  }
}
