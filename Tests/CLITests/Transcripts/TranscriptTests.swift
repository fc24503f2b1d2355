import Foundation
import Testing

@Suite("Transcripts")
struct TranscriptTests {
  private static let isRecording =
    ProcessInfo.processInfo.environment["PLAID_SYNC_RECORD"] == "1"

  @Test("a session produces what was recorded", arguments: Transcript.all)
  func asRecorded(_ transcript: Transcript) async throws {
    var beginning = Session.Beginning()
    beginning.user = transcript.setting("user") ?? beginning.user
    beginning.home = transcript.setting("home") ?? beginning.home
    beginning.columns = transcript.setting("columns").flatMap { Int($0) }
    try await Session.open(beginning) { session in
      var outputs: [[String]] = []
      for step in transcript.steps { outputs.append(try await session.type(step.typed)) }
      let text = transcript.text(with: outputs)
      guard text != transcript.text else { return }
      if Self.isRecording { return try transcript.record(text) }
      Issue.record("\(transcript.name): \(Self.difference(transcript.text, text))")
    }
  }

  @Test("nothing is recorded in CI")
  func nothingIsRecorded() {
    let isServed = ProcessInfo.processInfo.environment["CI"] != nil
    #expect(!isServed || !Self.isRecording)
  }

  /// The first lines that differ, and the command before them.
  private static func difference(_ recorded: String, _ now: String) -> String {
    let (old, new) = (recorded.split(separator: "\n"), now.split(separator: "\n"))
    let place = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset
    let start = place ?? min(old.count, new.count)
    let typed = new.prefix(start).last { $0.hasPrefix("$ ") } ?? ""
    func lines(_ all: [Substring]) -> String {
      all.dropFirst(start).prefix(12).joined(separator: "\n")
    }
    return "line \(start + 1), after \(typed)\n--- recorded\n\(lines(old))\n--- now\n\(lines(new))"
  }
}
