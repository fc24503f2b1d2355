import Foundation
import Glibc
import TestSupport
import Testing

@Suite("Processes")
struct SignalTests {
  @Test(
    "an interrupted pull reports it, leaves nothing running, and the next pull completes it",
    arguments: [(SIGINT, 130), (SIGTERM, 143)] as [(Int32, Int32)])
  func interrupted(signal: Int32, status: Int32) async throws {
    try await Bank.open(user: "user_bulk_20000") { bank in
      let home = try bank.newHome("home")
      let before = try bank.requests(of: "/transactions/sync")
      let pull = try home.start(["pull", "-q"])
      // Some moment after the third page.
      while try bank.requests(of: "/transactions/sync") < before + 3 { usleep(500) }
      pull.signal(signal)
      let ending = pull.wait()
      #expect(ending.status == status, "\(ending.error)")
      #expect(ending.error.contains("canceled"))
      let books = try await Books.read(home.database)
      #expect(books.transactions.isEmpty)
      #expect(books.cursor == nil)
      #expect(books.incompleteSyncs == 0)

      let asked = try bank.requests(of: "/transactions/sync")
      #expect(try home.run("pull", "-q").status == 0)
      #expect(try await Books.read(home.database).transactions.count == 20_000)
      // Staged pages were not fetched again.
      #expect(try bank.requests(of: "/transactions/sync") - asked < 41)
    }
  }

  @Test("of two concurrent pulls one runs, and the other exits or waits")
  func overlapping() async throws {
    try await Bank.open(user: "user_bulk_20000") { bank in
      let home = try bank.newHome("home")
      let before = try bank.requests(of: "/transactions/sync")
      let first = try home.start(["pull", "-q"])
      while try bank.requests(of: "/transactions/sync") < before + 2 { usleep(500) }
      let second = try home.run("pull", "-q")
      #expect(second.status == 75, "\(second.error)")
      let third = try home.run("pull", "-q", "--wait")
      #expect(third.status == 0, "\(third.error)")
      #expect(first.wait().status == 0)
      let books = try await Books.read(home.database)
      #expect(books.transactions.count == 20_000)
      #expect(books.incompleteSyncs == 0)
    }
  }

  @Test("no token and no secret is readable in the files that a run leaves")
  func secrets() async throws {
    try await Bank.open(user: "user_good") { bank in
      let home = try bank.newHome("home")
      let ending = try home.run("pull", "-v")
      #expect(ending.status == 0, "\(ending.error)")
      #expect(!ending.error.contains("access-sandbox-"))
      let bytes = try Data(contentsOf: URL(filePath: home.database))
      #expect(bytes.firstRange(of: Data("access-sandbox-".utf8)) == nil)
      let mode = try FileManager.default.attributesOfItem(atPath: home.database)
      #expect(mode[.posixPermissions] as? Int == 0o600)
    }
  }
}
