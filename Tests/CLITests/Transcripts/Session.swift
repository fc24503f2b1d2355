import Foundation
import Glibc
import PlaidSync
import PlaidSyncLedger
import TestSupport

@testable import PlaidSyncCLI

/// A home folder with its own sandbox server, in which command lines are run: those of the program
/// in this process, through its entry point, with a clock fixed at noon; all others by a shell.
struct Session {
  /// The initial state of a session.
  struct Beginning {
    /// Who logs in at the bank: a name, or a file of `Fixtures/transcripts/users`.
    var user = "household.json"
    /// The state of the home folder: `empty`, `configured`, `linked` or `pulled`.
    var home = "pulled"
    /// The columns of the screen; `nil` if output goes to a file.
    var columns: Int?
  }

  static let today = LocalDate(day: 20_228)
  private static let port = "127.0.0.1:8484"

  let folder: String
  private let address: String
  private let clock: TestClock
  private let columns: Int?

  /// Runs `body` with a session, and removes its folder and its sandbox afterward.
  static func open(_ beginning: Beginning, _ body: (Session) async throws -> Void) async throws {
    try await TemporaryFolder.with { folder in
      let clock = TestClock(noonOf: today)
      var settings = SandboxSettings()
      settings.isReadyAtOnce = true
      (settings.clientID, settings.secret) = ("any", "any")
      if beginning.user.hasSuffix(".json") {
        settings.userFile = Transcript.folder.appending(path: "users/\(beginning.user)").path
      } else {
        settings.user = beginning.user
      }
      let server = try SandboxServer(settings, world: clock.world())
      let (addresses, ready) = AsyncStream<String>.makeStream()
      let serving = Task { try await server.serve { ready.yield($0) } }
      defer { serving.cancel() }
      guard let url = await addresses.first(where: { _ in true }) else { throw CancellationError() }
      let session = Session(
        folder: folder.path, address: String(url.dropFirst(7)), clock: clock,
        columns: beginning.columns)
      try await session.prepare(beginning.home)
      try await body(session)
    }
  }

  /// A setup that failed.
  struct Unready: Error {
    let lines: [String]
  }

  private func prepare(_ home: String) async throws {
    let lines = [
      "plaid-sync init --env http://\(Self.port) --client-id any --secret any --time-zone UTC",
      // One item at a time, so that syncs have the same numbers in every run.
      "sed -i 's/^{$/{ \"concurrency\": 1,/' .config/plaid-sync/config.json",
      "plaid-sync link --no-pull", "plaid-sync pull --quiet",
    ]
    guard let count = ["empty", "", "configured", "linked", "pulled"].firstIndex(of: home) else {
      throw Unready(lines: ["there is no home \"\(home)\""])
    }
    for line in lines.prefix(count) {
      let output = try await type(line)
      guard output.last == "[exit 0]" else { throw Unready(lines: output) }
    }
  }

  /// Runs a command line; returns its output, with the exit status in the last line.
  func type(_ line: String) async throws -> [String] {
    let line = line.replacing(Self.port, with: address)
    let text = CommandLineText(line)
    let lines: [String]
    if let arguments = text.arguments {
      let recorder = Recorder()
      let status = await run(arguments, text.variables, recorder)
      lines = recorder.lines + ["[exit \(status)]"]
    } else {
      lines = try shell(line)
    }
    return lines.map(neutral)
  }

  /// Runs the program; returns its exit status.
  func run(
    _ arguments: [String], _ variables: [String: String] = [:], _ recorder: Recorder
  ) async -> Int32 {
    let today = variables["PLAID_SYNC_TODAY"].flatMap { LocalDate($0) } ?? Self.today
    clock.advance(days: Int(clock.today.days(to: today)))
    let environment = Environment(
      variables: self.variables.merging(variables) { _, given in given },
      home: folder, workingFolder: folder)
    let columns = variables["COLUMNS"].flatMap { Int($0) } ?? columns
    return await PlaidSyncProgram.run(
      arguments, in: environment, recorder.console(columns: columns),
      world: { [clock] _ in clock.world() })
  }

  private var variables: [String: String] {
    [
      "HOME": folder, "PATH": "\(folder)/bin:/usr/bin:/bin",
      "PLAID_SYNC_TODAY": Self.today.description,
    ]
  }

  private func shell(_ line: String) throws -> [String] {
    let output = "\(folder).shell-output"
    defer { unlink(output) }
    let status = try ChildProcess(
      "/bin/sh", ["-c", "cd '\(folder)'; \(line)"], environment: variables, output: output
    ).wait()
    let text = try String(contentsOfFile: output, encoding: .utf8)
    return text.split(separator: "\n").map(String.init) + ["[exit \(status)]"]
  }

  /// The line without parts that differ between runs or machines.
  private func neutral(_ line: String) -> String {
    line.replacing(/after \d+ ms/, with: "after 0 ms").replacing(address, with: Self.port)
      .replacing(folder, with: "/home/me").replacing(ScheduleOptions.program, with: "plaid-sync")
  }
}
