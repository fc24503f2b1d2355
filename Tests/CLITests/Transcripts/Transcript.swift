import Foundation

/// A session at the terminal as a text: what was typed, and all that came of it.
///
/// Comments stand in front of commands; those in the head may set something (`# user: …`). A line
/// that begins with `$ ` is typed; what follows is standard output as it is and standard error
/// behind `! `, up to the exit status. A new transcript needs the typed lines only:
/// `PLAID_SYNC_RECORD=1` writes the rest, which then wants to be read.
struct Transcript: Sendable, CustomStringConvertible {
  /// A line that is typed, and the lines in front of it.
  struct Step: Hashable, Sendable {
    let comments: [String]
    let typed: String
    /// What it wrote, and the line with the exit status; empty when not recorded yet.
    let output: [String]
  }

  /// Below the folder of all, without its ending: `pull/next day`.
  let name: String
  let steps: [Step]
  /// The text as it is in the file.
  let text: String

  var description: String { name }

  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "Fixtures/transcripts")

  /// All of them, by name.
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

  /// What the head sets a name to.
  func setting(_ name: String) -> String? {
    let prefix = "# \(name): "
    return steps.first?.comments.first { $0.hasPrefix(prefix) }.map {
      String($0.dropFirst(prefix.count))
    }
  }

  /// The text with other outputs.
  func text(with outputs: [[String]]) -> String {
    zip(steps, outputs).map { step, output in
      (step.comments + ["$ \(step.typed)"] + output).map { $0 + "\n" }.joined()
    }.joined()
  }

  /// Writes the text in the place of the one before.
  func record(_ text: String) throws {
    try text.write(
      to: Self.folder.appending(path: "\(name).txt"), atomically: true, encoding: .utf8)
  }
}
