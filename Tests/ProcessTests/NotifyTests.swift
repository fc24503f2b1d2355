import Foundation
import Glibc
import PlaidSyncLedger
import TestSupport
import Testing

@Suite("Notices of real processes", .serialized)
struct NotifyTests {
  static let seed = ProcessInfo.processInfo.environment["KILL_SEED"].flatMap { UInt64($0) } ?? 1

  /// A home whose notices are written to a file, one line each.
  private func home(_ bank: Bank, hears lines: String = "cat >> \"$HOME/heard\"") throws -> Program
  {
    let home = try bank.newHome("home")
    let path = "\(home.home)/config/plaid-sync/config.json"
    var config = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: URL(filePath: path)))
        as? [String: Any])
    config["notify"] = ["command": ["/bin/sh", "-c", lines]]
    try JSONSerialization.data(withJSONObject: config).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    return home
  }

  /// The ids of the events that arrived, in order.
  private func heard(_ home: Program) throws -> [String] {
    let lines = FileManager.default.contents(atPath: "\(home.home)/heard") ?? Data()
    return try lines.split(separator: UInt8(ascii: "\n")).map { line in
      let event = try JSONSerialization.jsonObject(with: line) as? [String: Any]
      return event?["id"] as? String ?? "?"
    }
  }

  /// The same home with a key that opens no token: every pull fails at once.
  private func broken(_ home: Program) throws -> Program {
    var broken = home
    let key = "\(home.home)/other.key"
    let text = "plaid-sync key 1\n\(String(repeating: "ab", count: 32))\n"
    try text.write(toFile: key, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
    broken.environment["PLAID_SYNC_KEY_FILE"] = key
    return broken
  }

  @Test("concurrent pulls announce each change once, and a quiet successful pull prints nothing")
  func overlapping() async throws {
    try await Bank.open(user: "user_good") { bank in
      let home = try home(bank, hears: "sleep 0.2; cat >> \"$HOME/heard\"")
      let broken = try broken(home)
      let first = try home.run("pull", "-q")
      #expect((first.status, first.output, first.error) == (0, "", ""))
      for round in 0..<3 {
        for (program, count) in [(broken, round * 2 + 1), (home, round * 2 + 2)] {
          let pulls = try (0..<4).map { _ in try program.start(["pull", "-q", "--wait"]) }
          for pull in pulls { _ = pull.wait() }
          #expect(try heard(home).count == count)
        }
      }
      #expect(
        try heard(home) == [
          "1-broken-1", "1-recovered-2", "1-broken-3", "1-recovered-4", "1-broken-5",
          "1-recovered-6",
        ])
    }
  }

  @Test("pulls killed at any moment lose no notice, and repeat at most the current one")
  func killed() async throws {
    try await Bank.open(user: "user_good") { bank in
      let home = try home(bank)
      let broken = try broken(home)
      try #expect(home.run("pull", "-q").status == 0)
      let begin = ContinuousClock.now
      try #expect(home.run("pull", "-q").status == 0)
      let span = ContinuousClock.now - begin
      var random = SeededRandom(seed: Self.seed)
      var kills = 0
      for round in 1...10 {
        for (program, kind) in [(broken, "broken"), (home, "recovered")] {
          for _ in 0..<2 {
            let pull = try program.start(["pull", "-q"])
            // The moment is the test's random input; nothing is waited for.
            usleep(UInt32(span * Double(random.number(in: 300...1100)) / 1000 / .microseconds(1)))
            pull.signal(SIGKILL)
            if pull.wait().status == 128 + SIGKILL { kills += 1 }
          }
          _ = try program.run("pull", "-q", "--wait")
          let events = try heard(home)
          let place = "seed \(Self.seed), round \(round), \(kind): \(events)"
          let distinct = events.reduce(into: [String]()) { if $0.last != $1 { $0.append($1) } }
          #expect(distinct.last?.contains(kind) == true, "\(place)")
          #expect(Set(distinct).count == distinct.count, "\(place)")
        }
      }
      let events = try heard(home)
      print("\(kills) kills, \(events.count) notices, \(Set(events).count) different ones")
      #expect(Set(events).count == 20)
    }
  }

  @Test("a failing hook is reported even with -q, does not change the exit status, and is retried")
  func failing() async throws {
    try await Bank.open(user: "user_good") { bank in
      let home = try home(
        bank, hears: "[ -e \"$HOME/up\" ] || exit 5; cat >> \"$HOME/heard\"")
      let broken = try broken(home)
      try #expect(home.run("pull", "-q").status == 0)
      let failing = try broken.run("pull", "-q")
      #expect(failing.status == 77)
      #expect(
        failing.error.contains("warning: the notice could not be delivered through the command"))
      #expect(failing.error.contains("it ended with status 5"))
      let trial = try home.run("notify", "test")
      #expect(trial.status == 1 && trial.output == "command: failed\n", "\(trial)")
      try Data().write(to: URL(filePath: "\(home.home)/up"))
      #expect(try heard(home).isEmpty)
      _ = try broken.run("pull", "-q")
      #expect(try heard(home) == ["1-broken-1"])
      let second = try home.run("notify", "test", "--json")
      #expect(second.status == 0, "\(second)")
      #expect(second.output.contains("\"hook\": \"command\""))
      #expect(try heard(home).last?.hasPrefix("test-") == true)
    }
  }

  @Test("a test notice without a hook names the configuration keys")
  func unconfigured() async throws {
    try await Bank.open(user: "user_good") { bank in
      let ending = try bank.newHome("home").run("notify", "test")
      #expect(ending.status == 78)
      #expect(ending.error.contains("\"notify.command\""))
    }
  }
}
