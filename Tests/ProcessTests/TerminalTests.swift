import Foundation
import TestSupport
import Testing

@Suite("Pipes, screens and shells", .serialized)
struct TerminalTests {
  @Test("if the reader goes away, the program ends without a message")
  func brokenPipe() async throws {
    try await Bank.open(user: "user_good") { bank in
      let home = try bank.newHome("home")
      try #expect(home.run("pull", "-q").status == 0)
      let whole = try home.run("transactions", "--all", "--json")
      #expect(whole.output.utf8.count > 200_000, "more than a pipe holds")
      for ignored in ["", "trap '' PIPE; "] {
        let first = try home.shell("\(ignored)plaid-sync transactions --all --json | head -n 1")
        #expect(first.output == "{\n", "\(ignored)")
        #expect(first.error == "", "\(ignored)")
        #expect(first.status == 0, "\(ignored)")
      }
      let full = try home.shell("plaid-sync accounts > /dev/full")
      #expect(full.status == 74)
      #expect(full.error.contains("No space left on device"))
      #expect(full.error.contains("try:"))
    }
  }

  @Test("colors and progress appear only on terminals, and NO_COLOR is respected there")
  func colors() async throws {
    try await Bank.open(user: "user_good") { bank in
      var home = try bank.newHome("home")
      home.environment["TERM"] = "xterm"
      let escape = "\u{1B}["
      let piped = try home.shell("plaid-sync pull 2>&1 | cat")
      #expect(!piped.output.contains(escape) && !piped.output.contains("\r"))
      let screen = try home.shell("script -qec 'stty cols 80; plaid-sync accounts' /dev/null")
      #expect(screen.output.contains(escape), "\(screen.output) \(screen.error)")
      home.environment["NO_COLOR"] = "1"
      let plain = try home.shell("script -qec 'stty cols 80; plaid-sync accounts' /dev/null")
      #expect(plain.output.contains("Plaid"))
      #expect(!plain.output.contains(escape))
      let wide = plain.output.split(separator: "\r\n").filter { $0.count > 80 }
      #expect(wide.isEmpty, "\(wide)")
      let quiet = try home.run("pull", "--quiet")
      #expect(quiet.output + quiet.error == "")
    }
  }

  @Test("a served sandbox prints its address, as text or JSON, and stops at a signal")
  func served() async throws {
    try TemporaryFolder.with { folder in
      for (options, pattern) in [
        ([], #"listening on http://127.0.0.1:[0-9]+\n"#),
        (
          ["--json"],
          #"\{\n  "schema": 1,\n  "url": "http://127.0.0.1:[0-9]+",\n  "warnings": \[\]\n\}\n"#
        ),
      ] {
        let server = try Program(home: folder.path).start(
          ["sandbox", "serve", "--port", "0"] + options)
        for _ in 0..<3000 where !server.output.contains("127.0.0.1") { usleep(10_000) }
        server.signal(SIGTERM)
        let ending = server.wait()
        #expect(try ending.output.wholeMatch(of: Regex(pattern)) != nil, "\(ending.output)")
        #expect(ending.status == 0, "\(ending.error)")
      }
    }
  }
}
