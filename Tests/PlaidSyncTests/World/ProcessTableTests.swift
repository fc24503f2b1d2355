import Glibc
import PlaidSyncLedger
import Testing

@testable import PlaidSync

@Suite("ProcessTable")
struct ProcessTableTests {
  private let table = ProcessTable()

  @Test("this process is alive, and is found again under the same identity")
  func current() {
    let owner = table.current
    #expect(owner.pid == getpid())
    #expect(owner.startTicks > 0)
    #expect(owner == ProcessTable().current)
    #expect(table.isAlive(owner) == true)
  }

  @Test("the same id with another start time is another process")
  func reusedID() {
    let owner = table.current
    let earlier = SyncOwner(machine: owner.machine, pid: owner.pid, startTicks: 1)
    #expect(table.isAlive(earlier) == false)
  }

  @Test("whether a process of another machine or boot is alive is unknown")
  func elsewhere() {
    let owner = table.current
    let other = SyncOwner(machine: "elsewhere", pid: owner.pid, startTicks: owner.startTicks)
    #expect(table.isAlive(other) == nil)
  }

  @Test("ids that no process can have are dead")
  func impossibleIDs() {
    for pid in [Int32.max, 0, -1] {
      let owner = SyncOwner(machine: table.machine, pid: pid, startTicks: 7)
      #expect(table.isAlive(owner) == false)
    }
  }

  @Test("a process that has ended is dead even before its parent notices")
  func ended() throws {
    var pid: pid_t = 0
    var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("sleep"), strdup("60"), nil]
    defer { arguments.forEach { free($0) } }
    try #require(posix_spawnp(&pid, "sleep", nil, nil, &arguments, environ) == 0)
    let text = try #require(readText("/proc/\(pid)/stat"))
    let ticks = try #require(ProcessTable.parse(text)).startTicks
    let owner = SyncOwner(machine: table.machine, pid: pid, startTicks: ticks)
    #expect(table.isAlive(owner) == true)
    kill(pid, SIGKILL)
    var information = siginfo_t()
    // Waits for the end and leaves the dead process in the table.
    #expect(waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) == 0)
    #expect(table.isAlive(owner) == false)
    #expect(waitpid(pid, nil, 0) == pid)
    #expect(table.isAlive(owner) == false)
  }

  @Test("a program's name may contain spaces and parentheses")
  func oddNames() {
    let rest = "1 1 1 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 81234 0 0"
    let names = [
      "sh", "a b", "a) S 1 (b", ") Z 1 1 1 0 -1 4194560 1 0 0 0 0 0 0 0 20 0 1 0 9 (", "",
    ]
    for name in names {
      let entry = ProcessTable.parse("17 (\(name)) S \(rest)")
      #expect(entry == ProcessTable.Entry(startTicks: 81_234, isDead: false), "\(name)")
    }
    #expect(ProcessTable.parse("17 (sh) Z \(rest)")?.isDead == true)
    #expect(ProcessTable.parse("17 (sh) S 1 1") == nil)
    #expect(ProcessTable.parse("") == nil)
  }

  private func readText(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 1024)
    guard fgets(&buffer, 1024, file) != nil else { return nil }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}
