import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Secrets of real processes", .serialized)
struct SecretsTests {
  private static let secret = "sesame-7f3a91c4d2"

  /// Everything that a process said, beside its files.
  private final class Talk {
    var text = ""

    func run(_ program: Program, _ arguments: String...) throws {
      let ending = try program.start(arguments).wait()
      text += "\(arguments) \(ending.status)\n\(ending.output)\(ending.error)"
    }
  }

  /// The files below a folder but the bank's own memory, with their bytes.
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

      // One that is killed leaves its log (-wal) behind.
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
      #expect(talk.text.contains("/transactions/sync 200"), "the requests were told")
      for word in tokens + [Self.secret] {
        for (name, bytes) in traces {
          #expect(bytes.firstRange(of: Data(word.utf8)) == nil, "\(word.prefix(14))… is in \(name)")
        }
      }
      // Nor anything else that has the form of one.
      for (name, bytes) in traces {
        let found = String(decoding: bytes, as: UTF8.self)
          .firstMatch(of: /(access|public|link)-sandbox-[0-9a-f]*[0-9a-f]{8}/)
        #expect(found == nil, "\(name): \(found.map { String($0.output.0) } ?? "")")
      }
    }
  }

  @Test("a crash writes no core, wherever the limits of the shell would have one")
  func cores() throws {
    try TemporaryFolder.with { folder in
      func start(_ line: String) throws -> Process {
        let process = Process()
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = ["-c", "ulimit -S -c unlimited; cd '\(folder.path)'; \(line)"]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"]
        try process.run()
        return process
      }
      func cores() throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path)
          .filter { $0.hasPrefix("core") }
      }
      // What the surroundings do to a program that does not mind.
      let other = try start("kill -ABRT $$")
      other.waitUntilExit()
      print("cores of other programs here: \(try cores())")
      for core in try cores() { try FileManager.default.removeItem(atPath: folder.file(core)) }

      let server = try start("exec '\(Program.path)' sandbox serve --port 0 > out")
      while server.isRunning {
        let said = FileManager.default.contents(atPath: folder.file("out")) ?? Data()
        if said.firstRange(of: Data("http".utf8)) != nil { break }
        usleep(10_000)
      }
      let limits = try String(
        contentsOfFile: "/proc/\(server.processIdentifier)/limits", encoding: .utf8)
      #expect(limits.contains(/Max core file size\s+1\s/), "\(limits)")
      kill(server.processIdentifier, SIGABRT)
      server.waitUntilExit()
      #expect(server.terminationReason == .uncaughtSignal)
      #expect(server.terminationStatus == SIGABRT)
      #expect(try cores() == [])
    }
  }
}
