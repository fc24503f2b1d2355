import Foundation
import Synchronization

/// Keeps the exchanges of a test run, one line each, for `scripts/check-contract` to judge.
enum ExchangeRecord {
  private static let file = Mutex(open())

  /// Adds a line, which ends in a line feed.
  static func append(_ line: [UInt8]) {
    file.withLock { $0?.write(Data(line)) }
  }

  /// Begins anew with every run; nothing is kept where the folder cannot be made.
  private static func open() -> FileHandle? {
    let folder = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/contract/exchanges")
    let path = folder.appending(path: "sandbox-tests.jsonl").path
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let isMade = FileManager.default.createFile(atPath: path, contents: nil)
    return isMade ? FileHandle(forWritingAtPath: path) : nil
  }
}
