import Foundation
import Glibc
import PlaidSyncLedger
import TestSupport
import Testing

/// Everything at once, with real processes, files and sockets; set `SOAK_SECONDS=1800` for a long
/// run.
@Suite("A soak of real processes", .serialized)
struct SoakTests {
  static let seconds = ProcessInfo.processInfo.environment["SOAK_SECONDS"].flatMap { Int($0) } ?? 15
  static let seed = ProcessInfo.processInfo.environment["SOAK_SEED"].flatMap { UInt64($0) } ?? 1

  @Test("overlapping pulls, edits, kills and a faulty bank leave valid and complete books")
  func soak() async throws {
    try await TemporaryFolder.with { folder in
      var soak = try Soak(in: folder.path, seed: Self.seed)
      defer { soak.bank.stop() }
      // A full pull would repair losses of earlier pulls, so the second half has none.
      let half = Duration.seconds(Self.seconds) / 2
      let middle = ContinuousClock.now + half
      while ContinuousClock.now < middle { try soak.step(mayBeFull: true) }
      while ContinuousClock.now < middle + half { try soak.step(mayBeFull: false) }
      print("soaked for \(Self.seconds) s: \(soak.figures)")
      try await soak.compareWithFreshLink()
    }
  }
}

/// A home, its bank and the operations on them.
private struct Soak {
  let bank: RestartingBank
  private let folder: String
  private var home: Program
  private var day = LocalDate("2025-05-20")!
  private var random: SeededRandom
  private var counts: [String: Int] = [:]
  private let seed: UInt64

  /// The exit statuses of a pull: done, partly done, bank unreachable, busy, answer not understood,
  /// user action needed, killed.
  private static let expected: Set<Int32> = [0, 1, 69, 75, 76, 77, 128 + SIGKILL, 128 + SIGTERM]

  init(in folder: String, seed: UInt64) throws {
    self.folder = folder
    self.seed = seed
    random = SeededRandom(seed: seed)
    bank = RestartingBank(in: folder)
    try bank.serve(on: "\(day)", faultSeed: nil)
    home = Program(home: "\(folder)/home")
    try FileManager.default.createDirectory(atPath: home.home, withIntermediateDirectories: true)
    try expectDone(
      "init", "--env", bank.url, "--client-id", "c", "--secret", "s", "--time-zone", "UTC")
    try expectDone("link")
    try expectDone("account", "add", "Cash", "--type", "depository")
    try bank.serve(on: "\(day)", faultSeed: seed)
  }

  /// How often each operation was performed, and how the pulls ended.
  var figures: String {
    counts.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }

  mutating func step(mayBeFull: Bool) throws {
    switch random.number(in: 0...19) {
    case 0: try nextDay()
    case 1:
      count("key rotations")
      try expectDone("key", "rotate")
    case 2:
      count("backups")
      try expectDone("backup", "\(folder)/\(counts["backups"] ?? 0).db")
    case 3:
      count("verifications")
      try expectDone("verify")
    case 4...6: try edit()
    default: try pulls(mayBeFull: mayBeFull)
    }
  }

  /// One to three concurrent pulls, some of which are killed, while the user makes changes.
  private mutating func pulls(mayBeFull: Bool) throws {
    var running: [Program.Running] = []
    for _ in 0..<random.number(in: 1...3) {
      var arguments = ["pull", "-q"]
      if random.happens(oneIn: 3) { arguments.append("--wait") }
      if random.happens(oneIn: 4) { arguments += ["--item", "1"] }
      if random.happens(oneIn: 10), mayBeFull { arguments.append("--full") }
      running.append(try home.start(arguments))
    }
    if random.happens(oneIn: 2) { try edit() }
    for pull in running {
      if random.happens(oneIn: 3) {
        // The moment is the random input; nothing is waited for.
        usleep(UInt32(random.number(in: 0...300_000)))
        pull.signal(random.happens(oneIn: 4) ? SIGTERM : SIGKILL)
      }
      let ending = pull.wait()
      count("pulls ending \(ending.status)")
      #expect(
        Self.expected.contains(ending.status), "SOAK_SEED=\(seed): \(ending.status) \(ending.error)"
      )
      #expect(!ending.error.contains("access-sandbox-"))
    }
  }

  private mutating func edit() throws {
    count("edits")
    let number = random.number(in: 1...300)
    switch random.number(in: 0...2) {
    case 0: try expectDone("transaction", "edit", "\(number)", "--notes", "note \(number)")
    case 1:
      try expectDone(
        "transaction", "add", "Cash", "--date", "\(day)", "--amount", "\(number).5", "--name",
        "by hand")
    default:
      let date = day.adding(days: -number % 30)
      try expectDone("valuation", "set", "Cash", "--date", "\(date)", "--amount", "\(number)")
    }
  }

  private mutating func nextDay() throws {
    count("days")
    day = day.next
    home.environment["PLAID_SYNC_TODAY"] = "\(day)"
    try bank.serve(on: "\(day)", faultSeed: random.next() >> 1)
  }

  /// Turns the faults off, repairs the item, pulls everything, and compares the books with those of
  /// a home that has just linked the same item.
  mutating func compareWithFreshLink() async throws {
    try bank.serve(on: "\(day)", faultSeed: nil)
    let repaired = try home.run("pull", "-q", "--item", "1")
    #expect(repaired.status == 0, "SOAK_SEED=\(seed): \(repaired.error)")
    try expectDone("pull", "-q")
    try expectDone("verify")
    let books = try await Books.read(home.database)
    #expect(books.incompleteSyncs == 0)
    var fresh = Program(home: "\(folder)/fresh")
    fresh.environment = home.environment
    try FileManager.default.createDirectory(atPath: fresh.home, withIntermediateDirectories: true)
    for command in [
      ["init", "--env", bank.url, "--client-id", "c", "--secret", "s", "--time-zone", "UTC"],
      ["link", "--token", try bank.accessToken()],
    ] {
      let ending = try fresh.start(command).wait()
      #expect(ending.status == 0, "\(ending.error)")
    }
    let expected = try await Books.read(fresh.database).transactions
    let provided = books.transactions.filter { !$0.hasPrefix(" ") }
    #expect(provided == expected, "SOAK_SEED=\(seed)")
    #expect(expected.count > 1000)
  }

  private func expectDone(_ arguments: String...) throws {
    let ending = try home.start(arguments).wait()
    #expect(
      ending.status == 0, "SOAK_SEED=\(seed), \(arguments): \(ending.status) \(ending.error)")
  }

  private mutating func count(_ what: String) { counts[what, default: 0] += 1 }
}
