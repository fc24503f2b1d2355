import Foundation
import Glibc
import PlaidSyncLedger
import TestSupport
import Testing

@Suite("A killed pull", .serialized)
struct KillTests {
  /// The number of kills; the environment variable `KILLS` changes it.
  static let kills = ProcessInfo.processInfo.environment["KILLS"].flatMap { Int($0) } ?? 200
  static let seed = ProcessInfo.processInfo.environment["KILL_SEED"].flatMap { UInt64($0) } ?? 1

  @Test("after a kill at any moment, another pull gives the rows of an undisturbed one")
  func killed() async throws {
    try await Bank.open(user: "user_bulk_6000") { bank in
      let undisturbed = try bank.newHome("undisturbed")
      let begin = ContinuousClock.now
      let first = try undisturbed.run("pull", "-q")
      var span = ContinuousClock.now - begin
      #expect(first.status == 0, "\(first.error)")
      let expected = try await Books.read(undisturbed.database)
      #expect(expected.transactions.count == 6000)

      var random = SeededRandom(seed: Self.seed)
      var home = try bank.newHome("killed")
      var kills = 0
      var complete = 0
      while kills < Self.kills {
        let moment = span * Double(random.number(in: 0...999)) / 1000
        let pull = try home.start(["pull", "-q"])
        // The moment is the test's random input; nothing is waited for.
        usleep(UInt32(moment / .microseconds(1)))
        pull.signal(SIGKILL)
        let ending = pull.wait()
        if ending.status == 128 + SIGKILL {
          kills += 1
        } else {
          // Too late: the machine was busier when the first pull was measured.
          span = span * 0.9
        }
        let books = try await Books.read(home.database)
        // The cursor is never ahead of the rows, and either all rows are there or none.
        let count = books.cursor == nil ? 0 : expected.transactions.count
        #expect(
          books.transactions.count == count,
          "seed \(Self.seed), kill \(kills) after \(moment)")
        guard books.cursor != nil else { continue }
        let last = try home.run("pull", "-q")
        #expect(last.status == 0, "seed \(Self.seed), kill \(kills): \(last.error)")
        #expect(
          try await Books.read(home.database) == expected,
          "seed \(Self.seed), kill \(kills) after \(moment)")
        complete += 1
        home = try bank.newHome("killed")
      }
      print("\(kills) kills within \(span), \(complete) databases completed")
      #expect(complete > 0)
    }
  }

  @Test("a key rotation killed at any moment leaves every token readable")
  func killedRotation() async throws {
    try await Bank.open(user: "user_good") { bank in
      let home = try bank.newHome("home")
      try #expect(home.run("pull", "-q").status == 0)
      let begin = ContinuousClock.now
      try #expect(home.run("key", "rotate").status == 0)
      let span = ContinuousClock.now - begin
      var random = SeededRandom(seed: Self.seed)
      for round in 0..<max(5, Self.kills / 8) {
        let rotation = try home.start(["key", "rotate"])
        usleep(UInt32(span * Double(random.number(in: 0...999)) / 1000 / .microseconds(1)))
        rotation.signal(SIGKILL)
        _ = rotation.wait()
        let pull = try home.run("pull", "-q")
        #expect(pull.status == 0, "seed \(Self.seed), round \(round): \(pull.error)")
      }
    }
  }
}
