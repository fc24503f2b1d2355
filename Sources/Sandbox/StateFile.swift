import FoundationEssentials
import Glibc
import PlaidSyncLedger

/// The sandbox's state between runs: one JSON file, readable only by its owner, replaced as a
/// whole.
struct StateFile: Sendable {
  let path: String

  /// The saved state; `nil` if there is no file yet.
  func load() throws(Failure) -> SandboxState? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    let state: SandboxState
    do {
      let data = try Data(contentsOf: URL(filePath: path))
      state = try JSONDecoder().decode(SandboxState.self, from: data)
    } catch {
      throw unreadable("\(error)")
    }
    if let inconsistency = state.inconsistency { throw unreadable(inconsistency) }
    return state
  }

  private func unreadable(_ cause: String) -> Failure {
    Failure(
      .badInput, "The sandbox's state file \(path) cannot be read.",
      remedy: "remove it to begin with an empty sandbox", cause: cause)
  }

  func save(_ state: SandboxState) throws(Failure) {
    let data: Data
    do {
      let encoder = JSONEncoder()
      encoder.outputFormatting = .sortedKeys
      data = try encoder.encode(state)
    } catch {
      throw Failure(.broken, "The sandbox's state cannot be encoded.", cause: "\(error)")
    }
    let draft = path + ".new"
    guard data.withUnsafeBytes({ Self.write($0, to: draft) }), rename(draft, path) == 0 else {
      let reason = String(cString: strerror(errno))
      unlink(draft)
      throw Failure(.inputOutput, "The sandbox's state file \(path) cannot be written: \(reason).")
    }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to path: String) -> Bool {
    // A leftover temporary file may have another mode, or be a link to another place.
    unlink(path)
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = writeSome(file, UnsafeRawBufferPointer(rebasing: rest))
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        close(file)
        return false
      }
      rest = rest.dropFirst(count)
    }
    return close(file) == 0
  }

  private static func writeSome(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    Glibc.write(file, bytes.baseAddress, bytes.count)
  }
}
