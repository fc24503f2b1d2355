import Glibc
import Ledger

/// A program that prints a secret, such as a password manager's.
struct SecretCommand {
  /// The program and its arguments; no shell reads them.
  let words: [String]
  /// The variables that the program gets.
  let environment: Environment

  private static let bytesMax = 64 * 1024

  /// Runs the program; its errors and questions go to the terminal, its first line comes back.
  func run(for name: String) throws(Failure) -> Secret {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw failure(name, "no pipe to it can be made") }
    // Other programs that are started meanwhile must not keep the pipe open.
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process: pid_t
    do {
      defer { close(ends[1]) }
      process = try start(writingTo: ends[1], name)
    } catch {
      close(ends[0])
      throw error
    }
    let bytes = readAll(ends[0])
    close(ends[0])
    let status = end(of: process)
    guard status & 0x7F == 0 else { throw failure(name, "signal \(status & 0x7F) ended it") }
    guard status == 0 else { throw failure(name, "it ended with status \(status >> 8)") }
    return SecretReader.firstLine(of: bytes)
  }

  private func start(writingTo end: Int32, _ name: String) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, end, 1)
    // This program takes some signals on a thread of their own; another one expects none blocked.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var process: pid_t = 0
    let error = posix_spawnp(
      &process, words[0], &actions, &attributes, &arguments, &variables)
    guard error == 0 else { throw failure(name, String(cString: strerror(error))) }
    return process
  }

  /// All that the program prints, up to a bound; what lies beyond is drained so that it can end.
  private func readAll(_ descriptor: Int32) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return result }
      if result.count < SecretCommand.bytesMax { result += buffer[..<count] }
    }
  }

  private func end(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return status
  }

  private func failure(_ name: String, _ reason: String) -> Failure {
    Failure(
      .configuration,
      "\(name) is to come from the command \(words[0]), which failed: \(reason).",
      remedy: "run it by hand, or change where \(name) comes from")
  }
}
