import Glibc
import PlaidSyncLedger
import TestSupport
import Testing

@testable import PlaidSync

@Suite("Crontab")
struct CrontabTests {
  /// Writes a fake `crontab` program that keeps its table in the folder and counts its writes.
  private func environment(
    _ folder: String, table: [UInt8]?, refusal: String = "no crontab for me"
  ) throws -> Environment {
    let program = """
      #!/bin/sh
      case "$1" in
        -l) if [ -e "\(folder)/table" ]; then cat "\(folder)/table"
            else echo "\(refusal)" >&2; exit 1; fi ;;
        -) cat > "\(folder)/table"; echo x >> "\(folder)/writes" ;;
      esac
      """
    try write(Array(program.utf8), to: "\(folder)/crontab")
    chmod("\(folder)/crontab", 0o755)
    if let table { try write(table, to: "\(folder)/table") }
    return Environment(
      variables: ["PATH": "\(folder):/usr/bin:/bin"], home: folder, workingFolder: folder)
  }

  private func write(_ bytes: [UInt8], to path: String) throws {
    let file = try #require(fopen(path, "w"))
    fwrite(bytes, 1, bytes.count, file)
    fclose(file)
  }

  private func bytes(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = fread(&buffer, 1, buffer.count, file)
    return Array(buffer[..<count])
  }

  private func block(_ line: String) -> [UInt8] {
    Array("# plaid-sync: begin\n\(line)\n# plaid-sync: end\n".utf8)
  }

  @Test("a line is added, replaced in place and removed; other lines stay byte for byte")
  func lifecycle() throws {
    try TemporaryFolder.with { folder in
      // Carriage returns, bytes that are not UTF-8, and blank lines of others must be kept.
      let others = Array("# mine\r\n0 1 * * * backup\n\n".utf8) + [0xFF, 0xC3, 0x0A]
      let later = Array("30 2 * * * other\n".utf8)
      let environment = try environment(folder.path, table: others)
      let crontab = Crontab(in: environment)
      try crontab.install("1 * * * *  a")
      #expect(bytes(folder.file("table")) == others + block("1 * * * *  a"))
      try write(others + block("1 * * * *  a") + later, to: folder.file("table"))
      try crontab.install("2 * * * *  b")
      #expect(bytes(folder.file("table")) == others + block("2 * * * *  b") + later)
      try #expect(crontab.installedMinute() == 2)
      let writes = bytes(folder.file("writes"))
      try crontab.install("2 * * * *  b")
      #expect(bytes(folder.file("writes")) == writes, "an unchanged table is not written")
      try #expect(crontab.remove())
      #expect(bytes(folder.file("table")) == others + later)
      try #expect(!crontab.remove())
    }
  }

  @Test("a user without a crontab gets one")
  func first() throws {
    try TemporaryFolder.with { folder in
      let environment = try environment(folder.path, table: nil)
      try #expect(Crontab(in: environment).installedMinute() == nil)
      try Crontab(in: environment).install("1 * * * *  a")
      #expect(bytes(folder.file("table")) == block("1 * * * *  a"))
    }
  }

  @Test("a table that cannot be read is not replaced")
  func unreadable() throws {
    try TemporaryFolder.with { folder in
      let environment = try environment(
        folder.path, table: nil, refusal: "cannot open the spool: Input/output error")
      let failure = #expect(throws: Failure.self) {
        try Crontab(in: environment).install("1 * * * *  a")
      }
      #expect(failure?.code == .inputOutput)
      #expect(bytes(folder.file("writes")).isEmpty)
    }
  }

  @Test("an unterminated last line is terminated, and without cron nothing is removed")
  func edges() throws {
    let lone = Array("0 1 * * * mine".utf8)
    #expect(Crontab.installing("1 a", in: lone) == lone + [0x0A] + block("1 a"))
    try TemporaryFolder.with { folder in
      let nowhere = Environment(
        variables: ["PATH": folder.path], home: folder.path, workingFolder: folder.path)
      try #expect(!Crontab(in: nowhere).remove())
      #expect(throws: Failure.self) { try Crontab(in: nowhere).install("1 a") }
    }
  }

  @Test("a begin comment without its end is left alone")
  func loneMark() {
    let table = Array("# plaid-sync: begin\n0 1 * * * mine\n".utf8)
    #expect(Crontab.ours(in: table) == nil)
    #expect(
      Crontab.ours(in: table + block("1 a")) == table.count..<(table.count + block("1 a").count))
  }
}
