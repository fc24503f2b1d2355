import Glibc
import PlaidSyncLedger

/// A lock between processes on an otherwise empty file; the kernel releases it if a process dies.
enum FileLock {
  /// Runs `body` while holding the lock at `path`; waits until no other process holds it.
  static func holding<Result>(
    _ path: String, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw Failure(
        .cannotCreate, "the lock \(path) cannot be created: \(String(cString: strerror(errno)))",
        remedy: "check its folder")
    }
    defer { close(file) }
    while flock(file, LOCK_EX) != 0 {
      guard errno == EINTR else {
        throw Failure(
          .inputOutput, "the lock \(path) cannot be taken: \(String(cString: strerror(errno)))")
      }
    }
    return try body()
  }
}
