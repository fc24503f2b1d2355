import FoundationEssentials

/// Plaid's description of its API: its examples and tables, which are not part of the project.
///
/// It is the folder that `PLAID_DESCRIPTION` names, or else `../shared/plaid` next to the
/// repository. Tests that read it are skipped only if neither exists: a folder that the variable
/// names must exist.
package enum PlaidDescription {
  private static let named = ProcessInfo.processInfo.environment["PLAID_DESCRIPTION"] ?? ""
  private static let folder =
    named.isEmpty
    ? Repository.root.deletingLastPathComponent().appending(path: "shared/plaid")
    : URL(filePath: named)

  /// Whether tests should read it.
  package static let isAvailable =
    !named.isEmpty || FileManager.default.fileExists(atPath: folder.path)

  /// Returns the bytes of one of its files.
  package static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: path)))
  }

  /// Returns the text of one of its files.
  package static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }

  /// Returns the names of the JSON files in one of its folders, sorted.
  package static func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: path).path)
      .filter { $0.hasSuffix(".json") }.sorted()
  }

  /// Returns the rows of a table by column; quoted fields may contain commas.
  package static func table(_ path: String) throws -> [[String: String]] {
    let lines = try text(path).split(separator: "\n")
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
