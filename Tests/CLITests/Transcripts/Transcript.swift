import Foundation
import TestSupport

/// A terminal session as text: the commands that were typed, and their output.
///
/// Comments precede commands; those at the beginning may contain settings (`# user: …`). A line
/// that begins with `$ ` is a command; standard output follows as it is, standard error with the
/// prefix `! `, and the exit status. A new transcript needs only the commands:
/// `PLAID_SYNC_RECORD=1` writes the rest, which must then be reviewed.
struct Transcript: Sendable, CustomStringConvertible {
  /// A command, with the comments before it.
  struct Step: Hashable, Sendable {
    let comments: [String]
    let typed: String
    /// Its output, and the line with the exit status; empty if it is not recorded yet.
    let output: [String]
  }

  /// The path below the folder of transcripts, without the extension: `pull/next day`.
  let name: String
  let steps: [Step]
  /// The text of the file.
  let text: String

  var description: String { name }

  static let folder = Repository.root.appending(path: "Fixtures/transcripts")

  /// All transcripts, ordered by name.
  static let all: [Transcript] = {
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (files ?? []).filter { $0.hasSuffix(".txt") }.sorted().map { file in
      let data = FileManager.default.contents(atPath: folder.appending(path: file).path)
      return Transcript(String(file.dropLast(4)), String(decoding: data ?? Data(), as: UTF8.self))
    }
  }()

  init(_ name: String, _ text: String) {
    self.name = name
    self.text = text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let starts = lines.indices.filter { lines[$0].hasPrefix("$ ") }
    var steps: [Step] = []
    var comments = Array(lines.prefix(starts.first ?? lines.count))
    for (number, start) in starts.enumerated() {
      let end = number + 1 < starts.count ? starts[number + 1] : lines.count
      let block = lines[(start + 1)..<end]
      let split = block.lastIndex { $0.hasPrefix("[exit ") }.map { $0 + 1 } ?? start + 1
      steps.append(
        Step(
          comments: comments, typed: String(lines[start].dropFirst(2)),
          output: Array(lines[(start + 1)..<split])))
      comments = Array(lines[split..<end])
    }
    self.steps = steps
  }

  /// The value of a setting in the first comments.
  func setting(_ name: String) -> String? {
    let prefix = "# \(name): "
    return steps.first?.comments.first { $0.hasPrefix(prefix) }.map {
      String($0.dropFirst(prefix.count))
    }
  }

  /// The text with new outputs.
  func text(with outputs: [[String]]) -> String {
    zip(steps, outputs).map { step, output in
      (step.comments + ["$ \(step.typed)"] + output).map { $0 + "\n" }.joined()
    }.joined()
  }

  /// Replaces the file's text.
  func record(_ text: String) throws {
    try text.write(
      to: Self.folder.appending(path: "\(name).txt"), atomically: true, encoding: .utf8)
  }
}
