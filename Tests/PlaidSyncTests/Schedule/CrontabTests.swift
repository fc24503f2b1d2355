import Glibc
import Ledger
import TestSupport
import Testing

@testable import PlaidSync

@Suite("Crontab")
struct CrontabTests {
  /// A program `crontab` that keeps its table in a file of the folder.
  private func surroundings(_ folder: String, table: String?) throws -> Environment {
    let program = """
      #!/bin/sh
      case "$1" in
        -l) cat "\(folder)/table" 2>/dev/null ;;
        -) cat > "\(folder)/table" ;;
      esac
      """
    try write(program, to: "\(folder)/crontab")
    chmod("\(folder)/crontab", 0o755)
    if let table { try write(table, to: "\(folder)/table") }
    return Environment(
      variables: ["PATH": "\(folder):/usr/bin:/bin"], home: folder, workingFolder: folder)
  }

  private func write(_ text: String, to path: String) throws {
    let file = try #require(fopen(path, "w"))
    fputs(text, file)
    fclose(file)
  }

  private func text(_ path: String) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = fread(&buffer, 1, buffer.count, file)
    return String(decoding: buffer[..<count], as: UTF8.self)
  }

  @Test("a line is put in, replaced and taken out, and other lines stay as they are")
  func lifecycle() throws {
    try TemporaryFolder.with { folder in
      let others = "# mine\n0 1 * * * backup\n\n30 2 * * * other\n"
      let environment = try surroundings(folder.path, table: others)
      let crontab = Crontab(in: environment)
      try crontab.install("1 * * * *  a")
      #expect(
        text(folder.file("table"))
          == others + "# plaid-sync: begin\n1 * * * *  a\n# plaid-sync: end\n")
      try crontab.install("2 * * * *  b")
      #expect(
        text(folder.file("table"))
          == others + "# plaid-sync: begin\n2 * * * *  b\n# plaid-sync: end\n")
      try #expect(crontab.remove())
      #expect(text(folder.file("table")) == others)
      try #expect(!crontab.remove())
    }
  }

  @Test("a user without a crontab gets one")
  func first() throws {
    try TemporaryFolder.with { folder in
      let environment = try surroundings(folder.path, table: nil)
      try Crontab(in: environment).install("1 * * * *  a")
      #expect(
        text(folder.file("table")) == "# plaid-sync: begin\n1 * * * *  a\n# plaid-sync: end\n")
    }
  }

  @Test("a mark without its partner is left alone")
  func loneMark() {
    let text = "# plaid-sync: begin\n0 1 * * * mine\n"
    #expect(Crontab.withoutOurs(text) == text)
  }
}
