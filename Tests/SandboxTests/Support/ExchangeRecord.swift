import Foundation
import Synchronization
import TestSupport

/// Writes the exchanges of a test run, one line each, which `scripts/check-contract` checks.
enum ExchangeRecord {
  private static let file = Mutex(open())

  /// Adds a line, which ends in a line feed.
  static func append(_ line: [UInt8]) {
    file.withLock { $0?.write(Data(line)) }
  }

  /// Starts a new file for every run; nothing is recorded if the folder cannot be created.
  private static func open() -> FileHandle? {
    let folder = Repository.root.appending(path: ".build/contract/exchanges")
    let path = folder.appending(path: "sandbox-tests.jsonl").path
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let isMade = FileManager.default.createFile(atPath: path, contents: nil)
    return isMade ? FileHandle(forWritingAtPath: path) : nil
  }
}
