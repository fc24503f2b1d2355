import Foundation
import TestSupport
import Testing

/// Holds the history to CONTRIBUTING.md, where there is one: not in an unpacked archive.
@Suite("Commits")
struct CommitTests {
  /// The last commit before the rule.
  private static let beginning = "0d07faa762e8"

  @Test("subjects have at most 72 characters")
  func subjects() throws {
    let git = Process()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = [
      "git", "-C", Repository.root.path, "log", "--format=%s", "\(Self.beginning)..HEAD",
    ]
    let output = Pipe()
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    try git.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    git.waitUntilExit()
    // No git, no repository, or a clone without this much history.
    guard git.terminationStatus == 0 else { return }
    for subject in text.split(separator: "\n") where subject.count > 72 {
      Issue.record("\(subject.count) characters: \(subject)")
    }
  }
}
