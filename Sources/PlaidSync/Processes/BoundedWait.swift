import Glibc

/// Waits for a program that may hang, and kills it with all that it started when its time is over.
struct BoundedWait {
  /// The leader of a process group of its own.
  let process: pid_t
  /// Where its output arrives.
  let output: Int32
  let secondsMax: Int

  /// How often is looked whether it has ended.
  private static let stepMilliseconds = 20

  /// How it ended; what it left running in the background keeps nobody waiting.
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
        // Whether the task is cancelled is looked at below.
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

  /// Takes what there is, up to a bound; `false` at the end of the output.
  private func take(_ bytes: inout [UInt8]) -> Bool {
    var descriptor = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    // As much as a pipe holds: whoever prints for ever must not keep the clock from being looked at.
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    guard poll(&descriptor, 1, 0) > 0 else { return true }
    let count = read(output, &buffer, buffer.count)
    guard count > 0 else { return count < 0 && errno == EINTR }
    if bytes.count < ChildProgram.outputBytesMax { bytes += buffer[..<count] }
    return true
  }

  /// A clock that nobody sets; a Double holds its nanoseconds for months, and steps are 20 ms.
  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    // A stretch of time, no amount: microseconds are more than enough.
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
