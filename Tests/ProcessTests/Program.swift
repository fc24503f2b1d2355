import Foundation
import Glibc
import TestSupport

/// The built program as a real process, with its own home.
struct Program {
  /// Environment variables in addition to the home's.
  var environment: [String: String] = [:]
  /// The folder of the configuration and the data.
  let home: String

  /// How a process ended.
  struct Ending {
    /// The exit status; 128 plus the signal if a signal ended it.
    let status: Int32
    let output: String
    let error: String
  }

  /// The executable that was built together with the tests.
  static let path: String = {
    var folder = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    while folder.path != "/" {
      let path = folder.appending(path: "plaid-sync").path
      if FileManager.default.isExecutableFile(atPath: path) { return path }
      folder.deleteLastPathComponent()
    }
    fatalError("plaid-sync was not built together with the tests")
  }()

  /// The database's path.
  var database: String { "\(home)/data/plaid-sync/plaid-sync.db" }

  /// Starts a command.
  func start(_ arguments: [String]) throws -> Running {
    try Running(arguments, environment: allVariables, folder: home)
  }

  /// Runs a command and waits until it ends.
  @discardableResult
  func run(_ arguments: String...) throws -> Ending {
    try start(arguments).wait()
  }

  /// Runs a line in a shell, which finds the program by its name, and waits until it ends.
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

  /// The thread sanitizer's environment variables, if these tests run under it.
  private static let sanitizer = ProcessInfo.processInfo.environment.filter {
    ["LD_PRELOAD", "TSAN_OPTIONS"].contains($0.key)
  }

  /// A running process.
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

    func signal(_ number: Int32) { process.signal(number) }

    /// Its standard output so far.
    var output: String { Running.text(outputPath) }

    /// Its standard error so far.
    var talk: String { Running.text(errorPath) }

    /// Waits on a separate thread until the process ends: tasks that answer it need the others.
    func end() async -> Ending {
      await withCheckedContinuation { waiter in
        DispatchQueue.global().async { waiter.resume(returning: self.wait()) }
      }
    }

    /// Waits until the process ends.
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
