import Foundation
import Glibc
import TestSupport

/// The built program as a real process, in a home of its own.
struct Program {
  /// What is given to the process beside the home's variables.
  var environment: [String: String] = [:]
  /// The folder that configuration and data lie below.
  let home: String

  /// How a process ended.
  struct Ending {
    /// The exit status; 128 + signal when one ended it.
    let status: Int32
    let output: String
    let error: String
  }

  /// The executable that was built beside the tests.
  static let path: String = {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path != "/" {
      let path = folder.appending(path: "plaid-sync").path
      if FileManager.default.isExecutableFile(atPath: path) { return path }
      folder.deleteLastPathComponent()
    }
    fatalError("plaid-sync was not built beside the tests")
  }()

  /// The database's path.
  var database: String { "\(home)/data/plaid-sync/plaid-sync.db" }

  /// Starts a command.
  func start(_ arguments: [String]) throws -> Running {
    try Running(arguments, environment: allVariables, folder: home)
  }

  /// Runs a command to its end.
  @discardableResult
  func run(_ arguments: String...) throws -> Ending {
    try start(arguments).wait()
  }

  /// Runs a line of a shell, which finds the program by its name, to its end.
  func shell(_ line: String, in shell: String = "/bin/sh") throws -> Ending {
    try Running(["-c", line], of: shell, environment: allVariables, folder: home).wait()
  }

  private var allVariables: [String: String] {
    let folder = (Program.path as NSString).deletingLastPathComponent
    let own = [
      "HOME": home, "XDG_CONFIG_HOME": "\(home)/config", "XDG_DATA_HOME": "\(home)/data",
      "PLAID_SYNC_TODAY": "2025-05-20", "PATH": "\(folder):/usr/sbin:/usr/bin:/sbin:/bin",
      "TZ": "UTC",
    ]
    return own.merging(Program.sanitizer) { _, new in new }
      .merging(environment) { _, given in given }
  }

  /// What makes the thread sanitizer right about a program, where these tests run under it.
  private static let sanitizer = ProcessInfo.processInfo.environment.filter {
    ["LD_PRELOAD", "TSAN_OPTIONS"].contains($0.key)
  }

  /// A process on its way.
  final class Running: Sendable {
    private let process: ChildProcess
    private let outputPath: String
    private let errorPath: String

    init(
      _ arguments: [String], of program: String = Program.path, environment: [String: String],
      folder: String
    ) throws {
      let name = "\(folder)/\(UUID().uuidString)"
      (outputPath, errorPath) = (name + ".out", name + ".err")
      process = try ChildProcess(
        program, arguments, environment: environment, output: outputPath, error: errorPath)
    }

    /// Sends a signal.
    func signal(_ number: Int32) { process.signal(number) }

    /// What it has written so far.
    var output: String { Running.text(outputPath) }

    /// What it has said so far.
    var talk: String { Running.text(errorPath) }

    /// Waits for its end on a thread of its own: whoever answers it in this process needs the others.
    func end() async -> Ending {
      await withCheckedContinuation { waiter in
        DispatchQueue.global().async { waiter.resume(returning: self.wait()) }
      }
    }

    /// Waits for its end.
    func wait() -> Ending {
      let ending = Ending(
        status: process.wait(), output: output, error: Running.text(errorPath))
      for path in [outputPath, errorPath] {
        try? FileManager.default.removeItem(atPath: path)
      }
      return ending
    }

    private static func text(_ path: String) -> String {
      FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
  }
}
