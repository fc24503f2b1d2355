import Glibc
import Ledger

/// A lock between processes, held by a file that is otherwise empty; the kernel frees it at death.
enum FileLock {
  /// Runs `body` while no other process runs one under the same path.
  static func holding<Result>(
    _ path: String, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw Failure(
        .cannotCreate, "the lock \(path) cannot be made: \(String(cString: strerror(errno)))",
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
