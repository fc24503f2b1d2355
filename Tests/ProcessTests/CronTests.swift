import Foundation
import TestSupport
import Testing

@Suite("cron")
struct CronTests {
  /// A home with a configuration and with programs that only record how they were called.
  private func home(_ folder: TemporaryFolder) throws -> Program {
    var program = Program(home: folder.path)
    let bin = folder.file("bin")
    try FileManager.default.createDirectory(atPath: bin, withIntermediateDirectories: true)
    let programs = [
      "systemctl": "echo \"$@\" >> \(folder.file("calls"))",
      "crontab": """
      case "$1" in
        -l) cat \(folder.file("table")) 2>/dev/null || { echo 'no crontab for x' >&2; exit 1; } ;;
        -) cat > \(folder.file("table")) ;;
      esac
      """,
    ]
    for (name, lines) in programs {
      try "#!/bin/sh\n\(lines)\n".write(toFile: "\(bin)/\(name)", atomically: true, encoding: .utf8)
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: "\(bin)/\(name)")
    }
    program.environment = [
      "PATH": "\(bin):/usr/bin:/bin", "PLAID_SYNC_DB": folder.file("my books/100%.db"),
    ]
    return program
  }

  private func text(_ path: String) -> String {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  @Test("installing twice changes nothing, and removing leaves other lines")
  func crontab() throws {
    try TemporaryFolder.with { folder in
      let home = try home(folder)
      let mine = "MAILTO=me\r\n17 3 * * *\tbackup # 50%\n"
      try mine.write(toFile: folder.file("table"), atomically: true, encoding: .utf8)
      try #expect(home.run("cron", "install").status == 0)
      let once = text(folder.file("table"))
      #expect(once.hasPrefix(mine + "# plaid-sync: begin\n"))
      #expect(once.contains("pull --quiet"))
      for _ in 0..<3 { try #expect(home.run("cron", "install").status == 0) }
      #expect(text(folder.file("table")) == once, "the random minute stays")
      try #expect(home.run("cron", "install", "--minute", "7", "--every", "4").status == 0)
      #expect(text(folder.file("table")).contains("\n7 */4 * * *  "))
      let removed = try home.run("cron", "remove")
      #expect(removed.status == 0 && removed.output == "removed: crontab line\n", "\(removed)")
      #expect(text(folder.file("table")) == mine)
      try #expect(home.run("cron", "remove").output == "nothing was installed\n")
    }
  }

  @Test("the line runs in a shell")
  func line() throws {
    try TemporaryFolder.with { folder in
      let home = try home(folder)
      let line = try home.run("cron", "print", "--minute", "5").output
      // Cron treats an unescaped percent sign as a line break, and an escaped one as the sign
      // itself.
      let command = line.split(separator: " ", maxSplits: 5).last.map(String.init) ?? ""
      #expect(!command.replacing("\\%", with: "").contains("%"))
      let words = try home.shell("printf '%s\\n' " + command.replacing("\\%", with: "%")).output
      #expect(words.hasSuffix("--db\n\(folder.file("my books/100%.db"))\n"), "\(words)")
    }
  }

  @Test("the timer's units pass systemd's own check, and are started and stopped")
  func systemd() throws {
    try TemporaryFolder.with { folder in
      let home = try home(folder)
      try #expect(home.run("cron", "install", "--systemd").status == 0)
      let units = folder.file("config/systemd/user")
      let timer = text("\(units)/plaid-sync.timer")
      #expect(timer.contains("RandomizedDelaySec=10min"))
      let calls = "--user daemon-reload\n--user enable --now plaid-sync.timer\n"
      #expect(text(folder.file("calls")) == calls)
      try #expect(home.run("cron", "install", "--systemd").status == 0)
      #expect(text("\(units)/plaid-sync.timer") == timer, "the random minute stays")
      try verify(
        "\(units)/plaid-sync.timer", "\(units)/plaid-sync.service", runtime: folder.path)
      try #expect(home.run("cron", "remove").output == "removed: systemd timer\n")
      #expect(
        text(folder.file("calls"))
          .hasSuffix("--user disable --now plaid-sync.timer\n--user daemon-reload\n"))
      #expect(!FileManager.default.fileExists(atPath: "\(units)/plaid-sync.timer"))
    }
  }

  /// Checks the units with `systemd-analyze`, if it is installed.
  private func verify(_ units: String..., runtime folder: String) throws {
    let path = "/usr/bin/systemd-analyze"
    guard FileManager.default.isExecutableFile(atPath: path) else { return }
    let output = "\(folder)/verdict"
    let status = try ChildProcess(
      path, ["verify", "--user", "--man=no"] + units,
      environment: ["PATH": "/usr/bin:/bin", "XDG_RUNTIME_DIR": folder], output: output
    ).wait()
    let words = try String(contentsOfFile: output, encoding: .utf8)
    #expect(!words.contains("plaid-sync.") && status == 0, "\(words)")
  }
}
