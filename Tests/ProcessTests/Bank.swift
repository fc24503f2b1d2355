import Foundation
import Glibc
import TestSupport

/// A served sandbox and a home that is linked to it, for the duration of `body`.
struct Bank {
  /// A home whose item is linked and not yet pulled; other homes are copies of it.
  let linked: Program
  private let folder: String

  /// Serves a sandbox, links a user's item, passes the bank to `body`, and stops.
  ///
  /// - Parameter faults: The faults to inject, in the format of a file of faults.
  static func open(
    user: String, faults: String? = nil, _ body: (Bank) async throws -> Void
  ) async throws {
    try await TemporaryFolder.with { folder in
      let path = folder.path
      try (faults ?? "{}").write(
        toFile: "\(path)/faults.json", atomically: true, encoding: .utf8)
      let server = try Program(home: path).start([
        "sandbox", "serve", "--port", "0", "--user", user, "--readiness", "immediate",
        "--today", "2025-05-20", "--log", "\(path)/exchanges.jsonl",
        "--faults", "\(path)/faults.json",
      ])
      defer {
        server.signal(SIGKILL)
        _ = server.wait()
      }
      let url = try address(of: server)
      let linked = Program(home: "\(path)/linked")
      try FileManager.default.createDirectory(
        atPath: linked.home, withIntermediateDirectories: true)
      for command in [
        ["init", "--env", url, "--client-id", "c", "--secret", "s", "--time-zone", "UTC"],
        ["link", "--no-pull"],
      ] {
        let ending = try linked.start(command).wait()
        guard ending.status == 0 else { throw Refused(text: ending.error) }
      }
      try await body(Bank(linked: linked, folder: path))
    }
  }

  /// A command that failed but should have succeeded.
  struct Refused: Error {
    let text: String
  }

  /// How many requests to an endpoint the bank has answered.
  func requests(of path: String) throws -> Int {
    let log = try String(contentsOfFile: "\(folder)/exchanges.jsonl", encoding: .utf8)
    return log.components(separatedBy: "\"path\":\"\(path)\"").count - 1
  }

  /// All exchanges so far.
  func exchanges() throws -> [[String: Any]] {
    let log = try String(contentsOfFile: "\(folder)/exchanges.jsonl", encoding: .utf8)
    return try log.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      guard let exchange = object as? [String: Any] else { throw Refused(text: "\(line)") }
      return exchange
    }
  }

  /// A new home with the linked item.
  func newHome(_ name: String) throws -> Program {
    let home = "\(folder)/\(name)"
    try? FileManager.default.removeItem(atPath: home)
    try FileManager.default.copyItem(atPath: linked.home, toPath: home)
    let config = "\(home)/config/plaid-sync/config.json"
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: config)
    return Program(home: home)
  }

  /// The address that the server prints once it listens; polled, because the process keeps running.
  static func address(of server: Program.Running) throws -> String {
    for _ in 0..<3000 {
      if let range = server.output.firstRange(of: /http:\/\/[0-9.:]+/) {
        return String(server.output[range])
      }
      usleep(10_000)
    }
    throw Refused(text: "the sandbox did not start")
  }
}
