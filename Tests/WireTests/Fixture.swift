import Foundation
import PlaidSyncJSON

/// The files that tests read.
enum Fixture {
  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Returns the bytes of one of our own response bodies.
  static func plaid(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appending(path: "Fixtures/plaid/\(name)")))
  }

  /// Plaid's published tables and examples, which are not part of the project but may lie next to
  /// it.
  enum Contract {
    private static let folder = root.deletingLastPathComponent().appending(path: "shared/plaid")

    static let exists = FileManager.default.fileExists(atPath: folder.path)

    /// Returns the bytes of one of its files.
    static func bytes(_ name: String) throws -> [UInt8] {
      Array(try Data(contentsOf: folder.appending(path: name)))
    }

    /// Returns the names of the examples that start with `prefix`.
    static func examples(_ prefix: String = "") throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "examples").path)
        .filter { $0.hasPrefix(prefix) && $0.hasSuffix(".json") }.sorted()
    }

    /// Returns the rows of a table by column; quoted fields may contain commas.
    static func table(_ name: String) throws -> [[String: String]] {
      let lines = String(decoding: try bytes(name), as: UTF8.self).split(separator: "\n")
      let columns = lines[0].split(separator: ",").map(String.init)
      return lines.dropFirst().map { line in
        Dictionary(uniqueKeysWithValues: zip(columns, fields(of: line)))
      }
    }

    private static func fields(of line: Substring) -> [String] {
      var fields = [""]
      var isQuoted = false
      for character in line {
        switch character {
        case "\"": isQuoted.toggle()
        case "," where !isQuoted: fields.append("")
        default: fields[fields.count - 1].append(character)
        }
      }
      return fields
    }
  }
}
