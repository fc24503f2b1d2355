import FoundationEssentials
import PlaidSyncLedger
import PlaidSyncPorts

/// A private folder next to the database, for a temporary copy.
struct ScratchFolder: Sendable {
  let path: String

  /// Creates the folder; `purpose` becomes part of its name.
  init(nextTo database: String, _ purpose: String, world: World) throws(Failure) {
    path = "\(database).\(purpose)-\(String(world.randomBits(), radix: 36))"
    do {
      try FileManager.default.createDirectory(
        atPath: path, withIntermediateDirectories: false,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(
        .cannotCreate, "a temporary copy cannot be created next to the database",
        remedy: "free some space on the disk that holds \(database)", cause: "\(error)")
    }
  }

  /// Removes the folder and its content.
  func discard() {
    // A copy that cannot be removed wastes space and harms nothing.
    try? FileManager.default.removeItem(atPath: path)
  }
}
