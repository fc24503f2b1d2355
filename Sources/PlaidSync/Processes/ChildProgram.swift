import Glibc

/// A program that this one starts.
package struct ChildProgram: Sendable {
  /// Why a program could not be run, as a clause.
  package struct Problem: Error, Hashable, Sendable {
    /// Such as "No such file or directory".
    package let reason: String
  }

  /// How a program ended.
  package struct Ending: Hashable, Sendable {
    /// The exit status; 128 + signal if a signal ended it.
    package let status: Int32
    /// What it printed, up to a bound.
    package let output: [UInt8]
  }

  /// The program and its arguments; no shell reads them.
  package let words: [String]
  /// The environment that it runs in.
  package let environment: Environment
  /// Whether its standard error is captured with its output instead of being shown.
  package var takesErrors = false

  static let outputBytesMax = 1 << 20

  /// Creates a program call; nothing is started yet.
  package init(_ words: [String], environment: Environment) {
    self.words = words
    self.environment = environment
  }

  /// Starts it without waiting; its output goes to our standard output.
  package func start() throws(Problem) {
    _ = try spawn(input: nil, output: nil)
  }

  /// Whether the program exists and may be executed.
  package var isThere: Bool { access(path, X_OK) == 0 }

  /// Runs it to its end; it reads `input` or, if that is `nil`, our standard input.
  package func run(input: [UInt8]? = nil) throws(Problem) -> Ending {
    let (process, output) = try begin(input: input, isGroup: false)
    defer { close(output) }
    let bytes = Self.readAll(output)
    return Ending(status: Self.end(of: process), output: bytes)
  }

  /// Runs it to its end without blocking a thread.
  ///
  /// It gets its own process group, so it cannot prompt on the terminal.
  ///
  /// - Parameter secondsMax: How long it and what it starts may take before they are killed.
  package func run(input: [UInt8], secondsMax: Int) async throws(Problem) -> Ending {
    let (process, output) = try begin(input: input, isGroup: true)
    defer { close(output) }
    return try await BoundedWait(process: process, output: output, secondsMax: secondsMax).ending()
  }

  /// Starts it and writes its input; its output can be read from the returned descriptor.
  private func begin(
    input: [UInt8]?, isGroup: Bool
  ) throws(Problem) -> (process: pid_t, output: Int32) {
    let output = try Self.pipe()
    var source: (read: Int32, write: Int32)?
    let process: pid_t
    do {
      if input != nil { source = try Self.pipe() }
      process = try spawn(input: source?.read, output: output.write, isGroup: isGroup)
    } catch {
      close(output.read)
      close(output.write)
      if let source {
        close(source.read)
        close(source.write)
      }
      throw error
    }
    close(output.write)
    if let source, let input {
      close(source.read)
      Self.write(input, to: source.write)
      close(source.write)
    }
    return (process, output.read)
  }

  private func spawn(input: Int32?, output: Int32?, isGroup: Bool = false) throws(Problem) -> pid_t
  {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    if let input { posix_spawn_file_actions_adddup2(&actions, input, 0) }
    if let output {
      posix_spawn_file_actions_adddup2(&actions, output, 1)
      if takesErrors { posix_spawn_file_actions_adddup2(&actions, output, 2) }
    }
    // This program blocks signals that a separate thread handles; a child expects none blocked.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    // A child inherits ignored signals, and expects none ignored either.
    var usual = sigset_t()
    sigemptyset(&usual)
    sigaddset(&usual, SIGPIPE)
    posix_spawnattr_setsigdefault(&attributes, &usual)
    let group = isGroup ? POSIX_SPAWN_SETPGROUP : 0
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF | group))
    var arguments = words.map { strdup($0) } + [nil]
    var variables = environment.variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    var process: pid_t = 0
    let error = posix_spawn(
      &process, path, &actions, &attributes, &arguments, &variables)
    guard error == 0 else { throw Problem(reason: String(cString: strerror(error))) }
    return process
  }

  /// The path of the program, searched for in its own `PATH`.
  private var path: String {
    let name = words[0]
    guard !name.contains("/") else { return name }
    let folders = (environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":")
    return folders.map { "\($0)/\(name)" }.first { access($0, X_OK) == 0 } ?? "/nowhere/\(name)"
  }

  /// Creates a pipe that programs started in the meantime do not inherit.
  private static func pipe() throws(Problem) -> (read: Int32, write: Int32) {
    var ends: [Int32] = [-1, -1]
    guard Glibc.pipe(&ends) == 0 else { throw Problem(reason: "a pipe to it cannot be created") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    return (ends[0], ends[1])
  }

  /// Writes a small input; if a program does not read all of it, its exit status shows why.
  ///
  /// `SIGPIPE`, which would end this program then, is blocked on this thread only and discarded.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    var broken = sigset_t()
    sigemptyset(&broken)
    sigaddset(&broken, SIGPIPE)
    var before = sigset_t()
    pthread_sigmask(SIG_BLOCK, &broken, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        var now = timespec()
        sigtimedwait(&broken, nil, &now)
        return
      }
      rest = rest.dropFirst(count)
    }
  }

  /// Returns the output up to a bound; the rest is read and dropped so that the program can end.
  private static func readAll(_ descriptor: Int32) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return result }
      if result.count < outputBytesMax { result += buffer[..<count] }
    }
  }

  private static func end(of process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 && errno == EINTR {}
    return exitStatus(status)
  }

  /// The exit status as a shell shows it, from the status of `wait`.
  static func exitStatus(_ status: Int32) -> Int32 {
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
