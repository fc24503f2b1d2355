import Glibc

/// Waits for a program that may hang; after a timeout, kills it and everything it started.
struct BoundedWait {
  /// The program's process, which leads its own process group.
  let process: pid_t
  /// The descriptor that its output is read from.
  let output: Int32
  let secondsMax: Int

  /// How often to check whether it has ended.
  private static let stepMilliseconds = 20

  /// Returns how it ended, without waiting for what it left running in the background.
  func ending() async throws(ChildProgram.Problem) -> ChildProgram.Ending {
    // The clock counts fractions of seconds.
    let end = Self.seconds() + Double(secondsMax)
    var bytes: [UInt8] = []
    var isOpen = true
    while true {
      var status: Int32 = 0
      let ended = waitpid(process, &status, WNOHANG)
      let before = bytes.count
      if isOpen { isOpen = take(&bytes) }
      if ended == process {
        return ChildProgram.Ending(status: ChildProgram.exitStatus(status), output: bytes)
      }
      if bytes.count == before {
        // Cancellation is checked below.
        try? await Task.sleep(for: .milliseconds(Self.stepMilliseconds))
      }
      let isLate = Self.seconds() > end
      guard isLate || Task.isCancelled else { continue }
      kill(-process, SIGKILL)
      while waitpid(process, &status, 0) < 0 && errno == EINTR {}
      throw ChildProgram.Problem(
        reason: isLate ? "it did not end within \(secondsMax) s and was killed" : "interrupted")
    }
  }

  /// Reads the available output, up to a bound; returns `false` at its end.
  private func take(_ bytes: inout [UInt8]) -> Bool {
    var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    // As much as a pipe holds: a program that prints forever must not delay the check of the clock.
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    guard poll(&descriptor, 1, 0) > 0 else { return true }
    let count = read(output, &buffer, buffer.count)
    guard count > 0 else { return count < 0 && errno == EINTR }
    if bytes.count < ChildProgram.outputBytesMax { bytes += buffer[..<count] }
    return true
  }

  /// A clock that is never set; a Double holds its nanoseconds for months, and steps are 20 ms.
  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    // This is a duration, not an amount of money: microseconds are more than enough.
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
