import Foundation
import Ledger

/// The sandbox's state between runs: one JSON file, replaced at once, readable by its owner only.
enum SandboxStateFile {
  /// The saved state; `nil` when there is no file.
  static func load(_ path: String) throws -> SandboxState? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      return try JSONDecoder().decode(
        SandboxState.self, from: Data(contentsOf: URL(filePath: path)))
    } catch {
      throw Failure(
        .badInput, "the sandbox's state file \(path) cannot be read",
        remedy: "remove it to begin with an empty bank", cause: "\(error)")
    }
  }

  /// Writes the state beside the file and puts it in its place.
  static func save(_ state: SandboxState, to path: String) throws {
    do {
      let data = try JSONEncoder().encode(state)
      try data.write(to: URL(filePath: path), options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    } catch {
      throw Failure(
        .inputOutput, "the sandbox's state file \(path) cannot be written: \(error)",
        remedy: "check its folder")
    }
  }
}
