import Glibc
import Synchronization

/// Another program, run as a real process whose output goes into files.
///
/// Foundation's `Process` is not used: it occasionally crashes if started from several threads at
/// once.
package final class ChildProcess: Sendable {
  /// A program that could not be started.
  package struct Problem: Error, CustomStringConvertible {
    package let description: String
  }

  package let pid: pid_t
  private let ended = Mutex<Int32?>(nil)

  /// Above all descriptors that tests have open.
  private static let descriptorsMax: Int32 = 512

  /// Starts a program with empty input, which inherits no open descriptors of this process.
  ///
  /// - Parameters:
  ///   - output: The file for its standard output, created or emptied.
  ///   - error: The file for its standard error; the same as `output` if `nil`.
  package init(
    _ program: String, _ arguments: [String], environment: [String: String], output: String,
    error: String? = nil
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let creating = O_WRONLY | O_CREAT | O_TRUNC | O_APPEND
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output, creating, 0o600)
    if let error {
      posix_spawn_file_actions_addopen(&actions, 2, error, creating, 0o600)
    } else {
      posix_spawn_file_actions_adddup2(&actions, 1, 2)
    }
    for descriptor in 3..<Self.descriptorsMax {
      posix_spawn_file_actions_addclose(&actions, descriptor)
    }
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + variables).forEach { free($0) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, program, &actions, nil, &words, &variables)
    guard code == 0 else {
      throw Problem(description: "\(program): \(String(cString: strerror(code)))")
    }
    self.pid = pid
  }

  /// Sends a signal, unless the process has already been waited for.
  package func signal(_ number: Int32) {
    ended.withLock { ended in
      if ended == nil { kill(pid, number) }
    }
  }

  /// Waits for the process to end.
  ///
  /// - Returns: Its exit status; 128 plus the signal if a signal ended it.
  package func wait() -> Int32 {
    if let ended = ended.withLock({ $0 }) { return ended }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0 && errno == EINTR {}
    let signal = status & 0x7F
    let result = signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    ended.withLock { $0 = result }
    return result
  }
}
