import Foundation
import TestSupport

/// The parts of `Docs/commands.md` that a test can check.
struct CommandsPage {
  /// The documented members of a JSON document.
  struct Member {
    /// The commands that print it; empty for all.
    let commands: [[String]]
    /// The path, such as `items[].stats`; empty for the document itself.
    let place: String
    let fields: Set<String>
  }

  /// The options in the tables of each command's section, by the command's name.
  private(set) var options: [String: [String]] = [:]
  /// The options of every command.
  private(set) var globals: [String] = []
  private(set) var members: [Member] = []
  let text: String

  /// Reads the page.
  static func read() throws -> CommandsPage {
    CommandsPage(try Repository.text("Docs/commands.md"))
  }

  init(_ text: String) {
    self.text = text
    var command: String?
    var isGlobal = false
    for line in text.split(separator: "\n") {
      if line.hasPrefix("#") {
        command = line.hasPrefix("### `") ? Self.codes(in: line).first : nil
        isGlobal = line == "## Options of every command"
        if let command { options[command] = [] }
        continue
      }
      guard line.hasPrefix("| `") || line.hasPrefix("| every") else { continue }
      let cells = Self.cells(of: line)
      if let command {
        options[command]? += Self.longNames(in: cells[0])
      } else if isGlobal {
        globals += Self.longNames(in: cells[0])
      } else if cells.count == 3 {
        members.append(Self.member(cells))
      }
    }
  }

  private static func member(_ cells: [String]) -> Member {
    Member(
      commands: codes(in: cells[0][...]).map { $0.split(separator: " ").map(String.init) },
      place: codes(in: cells[1][...]).first ?? "",
      fields: Set(codes(in: cells[2][...]).flatMap { $0.split(separator: ", ").map(String.init) }))
  }

  private static func cells(of line: Substring) -> [String] {
    line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
      .map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// The texts in backticks.
  private static func codes(in text: Substring) -> [String] {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  private static func longNames(in cell: String) -> [String] {
    cell.matches(of: /--[a-z][a-z-]*/).map { String($0.output) }
  }
}
