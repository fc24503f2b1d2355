import Foundation
import Glibc
import PlaidSync
import TestSupport
import Testing

@Suite("Secrets of real processes", .serialized)
struct SecretsTests {
  private static let secret = "sesame-7f3a91c4d2"

  /// Everything that processes printed; files are checked separately.
  private final class Talk {
    var text = ""

    func run(_ program: Program, _ arguments: String...) throws {
      let ending = try program.start(arguments).wait()
      text += "\(arguments) \(ending.status)\n\(ending.output)\(ending.error)"
    }
  }

  /// The files below a folder, except the bank's state, with their bytes.
  private func files(below folder: String) throws -> [(name: String, bytes: Data)] {
    guard let names = FileManager.default.enumerator(atPath: folder) else { return [] }
    return try names.compactMap { $0 as? String }.filter { $0 != "bank.json" }.compactMap { name in
      var isFolder: ObjCBool = false
      let path = "\(folder)/\(name)"
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder),
        !isFolder.boolValue
      else { return nil }
      return (name, try Data(contentsOf: URL(filePath: path)))
    }
  }

  private func serve(_ folder: TemporaryFolder) throws -> (server: Program.Running, url: String) {
    let server = try Program(home: folder.path).start([
      "sandbox", "serve", "--port", "0", "--readiness", "immediate", "--user", "user_bulk_6000",
      "--today", "2025-05-20", "--state", folder.file("bank.json"), "--log",
      folder.file("exchanges.jsonl"),
    ])
    for _ in 0..<3000 {
      if let range = server.output.firstRange(of: /http:\/\/[0-9.:]+/) {
        return (server, String(server.output[range]))
      }
      usleep(10_000)
    }
    throw Bank.Refused(text: "the sandbox did not start")
  }

  @Test("no token and no secret is in any log, output, error, database, backup or notice")
  func everywhere() throws {
    try TemporaryFolder.with { folder in
      let (server, url) = try serve(folder)
      defer {
        server.signal(SIGKILL)
        _ = server.wait()
      }
      var home = Program(home: folder.file("home"))
      try FileManager.default.createDirectory(
        atPath: home.home, withIntermediateDirectories: true)
      home.environment = ["PLAID_CLIENT_ID": "client-4711", "PLAID_SECRET": Self.secret]
      let talk = Talk()
      try talk.run(home, "init", "--env", url, "--time-zone", "UTC")
      try talk.run(home, "link", "-v", "--no-pull")
      let config = "\(home.home)/config/plaid-sync/config.json"
      let text = try String(contentsOfFile: config, encoding: .utf8)
      let notify =
        "\"notify\": {\"command\": [\"/bin/sh\", \"-c\", \"env >> \(folder.file("heard")); "
        + "cat >> \(folder.file("heard"))\"]}"
      try text.replacing(/}\s*$/, with: ", \(notify)}")
        .write(toFile: config, atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: config)

      // A killed process leaves its log (-wal).
      let killed = try home.start(["pull", "-v"])
      let wal = "\(home.database)-wal"
      while (try? FileManager.default.attributesOfItem(atPath: wal)[.size] as? Int) ?? 0 < 500_000 {
        usleep(200)
      }
      killed.signal(SIGKILL)
      let ending = killed.wait()
      #expect(ending.status == 128 + SIGKILL)
      talk.text += ending.output + ending.error
      #expect(FileManager.default.fileExists(atPath: wal))
      let before = try files(below: folder.path)

      try talk.run(home, "pull", "-v")
      var broken = home
      broken.environment["PLAID_SECRET"] = "\(Self.secret)-wrong"
      try talk.run(broken, "pull", "-v", "--json")
      try talk.run(broken, "doctor", "--json")
      try talk.run(home, "key", "rotate")
      try talk.run(home, "relink", "1", "-v")
      try talk.run(home, "pull", "-v", "--full")
      try talk.run(home, "notify", "test")
      for command in ["items", "status", "doctor", "verify"] {
        try talk.run(home, command, "--json", "-v")
      }
      try talk.run(home, "syncs", "--json", "--limit", "100")
      try talk.run(home, "backup", "\(home.home)/backup.db")
      try talk.run(home, "restore", "\(home.home)/backup.db")
      try talk.run(home, "unlink", "1", "-v")

      let bank = try String(contentsOfFile: folder.file("bank.json"), encoding: .utf8)
      let tokens = Set(
        bank.matches(of: /(access|public|link)-sandbox-[0-9a-f-]+/).map { String($0.output.0) })
      #expect(tokens.count >= 3, "the bank knows tokens of every kind: \(tokens)")
      let traces = before + (try files(below: folder.path)) + [("talk", Data(talk.text.utf8))]
      #expect(traces.count > 12)
      #expect(talk.text.contains("/transactions/sync 200"), "the requests were logged")
      for word in tokens + [Self.secret] {
        for (name, bytes) in traces {
          #expect(bytes.firstRange(of: Data(word.utf8)) == nil, "\(word.prefix(14))… is in \(name)")
        }
      }
      // The same holds for any other text that has the form of a token.
      for (name, bytes) in traces {
        let found = String(decoding: bytes, as: UTF8.self)
          .firstMatch(of: /(access|public|link)-sandbox-[0-9a-f]*[0-9a-f]{8}/)
        #expect(found == nil, "\(name): \(found.map { String($0.output.0) } ?? "")")
      }
    }
  }

  @Test("a crash writes no core, even if the shell's limits allow one")
  func cores() async throws {
    try await TemporaryFolder.with { folder in
      // Another program, without this protection, shows whether cores are written in this
      // environment.
      let script = """
        cd '\(folder.path)'; ulimit -S -c unlimited
        /bin/sh -c 'kill -ABRT $$'; ls core* >others 2>/dev/null; rm -f core*
        '\(Program.path)' sandbox serve --port 0 >out 2>&1 & process=$!
        until grep -q http out; do kill -0 $process || exit 9; sleep 0.05; done
        grep 'core file' /proc/$process/limits
        kill -ABRT $process; wait $process; echo "status $?"
        ls core* 2>/dev/null; exit 0
        """
      let environment = Environment(
        variables: ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"], home: folder.path,
        workingFolder: folder.path)
      let ending = try await ChildProgram(["/bin/sh", "-c", script], environment: environment)
        .run(input: [], secondsMax: 120)
      let others = try String(contentsOfFile: folder.file("others"), encoding: .utf8)
      print("cores of other programs here: \(others)")
      let said = String(decoding: ending.output, as: UTF8.self)
      #expect(ending.status == 0, "\(said)")
      #expect(said.contains(/Max core file size\s+1\s/), "\(said)")
      #expect(said.contains("status 134\n"), "\(said)")
      #expect(!said.contains("\ncore"), "\(said)")
    }
  }
}
