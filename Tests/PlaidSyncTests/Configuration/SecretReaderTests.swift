import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSync

@Suite("SecretReader")
struct SecretReaderTests {
  private func read(
    _ source: SecretSource, in home: Surroundings, _ variables: [String: String] = [:]
  ) throws -> String {
    let reader = SecretReader(environment: home.environment(variables))
    return try reader.read(source, as: "Plaid's secret").reveal()
  }

  private func refusal(
    of source: SecretSource, in home: Surroundings, _ variables: [String: String] = [:]
  ) -> String? {
    do {
      _ = try read(source, in: home, variables)
      return nil
    } catch {
      return (error as? Failure).map(home.lines)
    }
  }

  @Test("each source provides its first line")
  func sources() throws {
    try Surroundings.with { home in
      try home.write("s3cret\r\nnext\n", to: "secret")
      let path = home.folder.file("secret")
      try #expect(read(.text(Secret("s3cret")), in: home) == "s3cret")
      try #expect(read(.variable("S"), in: home, ["S": "s3cret"]) == "s3cret")
      try #expect(read(.file(path), in: home) == "s3cret")
      let variables = ["PATH": "/usr/bin:/bin", "S": "s3 \"cret\""]
      let command = SecretSource.command(["/bin/sh", "-c", "printf '%s\\n' \"$S\"; echo next"])
      try #expect(read(command, in: home, variables) == "s3 \"cret\"")
    }
  }

  @Test("a command runs only once")
  func once() throws {
    try Surroundings.with { home in
      let log = home.folder.file("log")
      let source = SecretSource.command([
        "/bin/sh", "-c", "echo x >> '\(log)'; cat '\(log)' | wc -l",
      ])
      let reader = SecretReader(environment: home.environment(["PATH": "/usr/bin:/bin"]))
      try #expect(reader.read(source, as: "it").reveal() == "1")
      try #expect(reader.read(source, as: "it").reveal() == "1")
    }
  }

  @Test("a command with much output does not hang")
  func muchOutput() throws {
    try Surroundings.with { home in
      let script =
        "echo first; i=0; while [ $i -lt 3000 ]; do echo \(String(repeating: "x", count: 99));"
        + " i=$((i+1)); done"
      try #expect(read(.command(["/bin/sh", "-c", script]), in: home) == "first")
    }
  }

  @Test("errors do not contain the secret")
  func failures() throws {
    try Surroundings.with { home in
      #expect(
        refusal(of: .variable("S"), in: home) == """
          78 Plaid's secret is taken from the environment variable S, which is not set.
          → set S, or change where Plaid's secret comes from
          """)
      #expect(
        refusal(of: .file(home.folder.file("none")), in: home) == """
          78 Plaid's secret is taken from the file ~/none, which does not exist.
          → create it with mode 600, or change where Plaid's secret comes from
          """)
      try home.write("s3cret", to: "open", mode: 0o640)
      #expect(
        refusal(of: .file(home.folder.file("open")), in: home) == """
          78 The file ~/open, which holds Plaid's secret, can be used by others (mode 640).
          → chmod 600 ~/open
          """)
      try home.write("\n", to: "empty")
      #expect(
        refusal(of: .file(home.folder.file("empty")), in: home)
          == "78 Plaid's secret is empty: it comes from the file ~/empty.")
      let remedy = "→ run it by hand, or change where Plaid's secret comes from"
      #expect(
        refusal(of: .command(["/bin/sh", "-c", "echo s3cret; exit 3"]), in: home) == """
          78 Plaid's secret is taken from the command /bin/sh, which failed: it ended with status 3.
          \(remedy)
          """)
      #expect(
        refusal(of: .command(["/bin/sh", "-c", "kill -9 $$"]), in: home) == """
          78 Plaid's secret is taken from the command /bin/sh, which failed: signal 9 ended it.
          \(remedy)
          """)
      #expect(
        refusal(of: .command(["/none/such"]), in: home) == """
          78 Plaid's secret is taken from the command /none/such, which failed: No such file or \
          directory.
          \(remedy)
          """)
    }
  }

  @Test("secrets of the service manager may have open file modes")
  func credentialsFolder() throws {
    try Surroundings.with { home in
      try home.write("s3cret\n", to: "credentials/plaid", mode: 0o644)
      let path = home.folder.file("credentials/plaid")
      let variables = ["CREDENTIALS_DIRECTORY": home.folder.file("credentials")]
      try #expect(read(.file(path), in: home, variables) == "s3cret")
      #expect(refusal(of: .file(path), in: home) != nil)
      try home.write("s3cret\n", to: "open", mode: 0o644)
      let around = home.folder.file("credentials/../open")
      #expect(refusal(of: .file(around), in: home, variables) != nil)
    }
  }

  @Test("a source describes where the secret is, never the secret")
  func descriptions() {
    let sources: [SecretSource] = [
      .text(Secret("s3cret")), .command(["pass", "s3cret"]), .variable("S"), .file("/f"),
    ]
    for source in sources { #expect(!"\(source)".contains("s3cret")) }
  }
}
