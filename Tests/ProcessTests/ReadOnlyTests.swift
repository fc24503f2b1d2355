import Foundation
import TestSupport
import Testing

/// A disk that is really read-only: file modes do not stop the superuser, who may run the tests.
@Suite("A read-only disk", .serialized)
struct ReadOnlyTests {
  /// Whether the tests may create a mount namespace.
  static let canMount: Bool = {
    let program = Program(home: NSTemporaryDirectory())
    let ending = try? program.shell("unshare --mount --map-root-user mount -t tmpfs none /mnt")
    return ending?.status == 0
  }()

  /// Runs a line while a folder is read-only, by remounting it over itself.
  private func run(
    _ line: String, freezing path: String, in home: Program, as user: Program? = nil
  ) throws -> Program.Ending {
    var home = home
    for (name, folder) in [("XDG_CONFIG_HOME", "config"), ("XDG_DATA_HOME", "data")] {
      if let user { home.environment[name] = "\(user.home)/\(folder)" }
    }
    return try home.shell(
      """
      exec unshare --mount --map-root-user sh -c '
        mount --bind "\(path)" "\(path)" && mount -o remount,bind,ro "\(path)" || exit 99
        exec \(line)'
      """)
  }

  private func check(
    _ ending: Program.Ending, _ status: Int32, _ place: String, _ line: String
  ) throws {
    #expect(ending.status == status, "\(line): \(ending.error)")
    #expect(ending.output == "", "\(line)")
    #expect(ending.error.hasPrefix("plaid-sync: "), "\(ending.error)")
    #expect(ending.error.contains(place), "\(ending.error)")
    #expect(ending.error.contains("\n  try: "), "\(ending.error)")
  }

  @Test(
    "is reported, with an exit status and the path to check; reading still works",
    .enabled(if: canMount, "mounting a read-only disk is not allowed here"))
  func readOnly() async throws {
    try await Bank.open(user: "user_good") { bank in
      // The name contains characters with a meaning in the URI with which SQLite opens it.
      let home = try bank.newHome("a%41?b#c")
      try #expect(home.run("pull", "-q").status == 0)
      let data = (home.database as NSString).deletingLastPathComponent
      let before = try await Books.read(home.database)
      let reading = try run("plaid-sync accounts --quiet", freezing: data, in: home)
      #expect(reading.status == 0 && reading.error == "", "reading works: \(reading.error)")
      for (line, status, place) in [
        ("plaid-sync pull", 74, home.database),
        ("plaid-sync backup \(data)/copy.db", 73, "\(data)/copy.db"),
        ("plaid-sync --db \(data)/new.db account add Cash --type depository", 73, "new.db"),
        ("plaid-sync key rotate", 73, data),
      ] as [(String, Int32, String)] {
        try check(try run(line, freezing: data, in: home), status, place, line)
      }
      let fresh = Program(home: "\(home.home)/fresh")
      try FileManager.default.createDirectory(
        atPath: fresh.home, withIntermediateDirectories: true)
      let line = "plaid-sync init --env http://127.0.0.1:9 --client-id c --secret s --no-check"
      try check(
        try run(line, freezing: fresh.home, in: home, as: fresh), 73, fresh.home, line)
      try #expect(await Books.read(home.database) == before)
      try #expect(home.run("pull", "-q").status == 0, "pulling works again when it can be written")
    }
  }
}
