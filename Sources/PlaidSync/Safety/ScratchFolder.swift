import FoundationEssentials
import Ledger
import Ports

/// A private folder beside the database, for a copy that is thrown away.
struct ScratchFolder: Sendable {
  let path: String

  /// Makes it; `purpose` is a part of its name.
  init(beside database: String, _ purpose: String, world: World) throws(Failure) {
    path = "\(database).\(purpose)-\(String(world.randomBits(), radix: 36))"
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(
        .cannotCreate, "no room for a copy beside the database",
        remedy: "free some space beside \(database)", cause: "\(error)")
    }
  }

  /// Removes it with all that is in it.
  func discard() {
    // A copy that cannot be removed wastes space and harms nothing.
    try? FileManager.default.removeItem(atPath: path)
  }
}
