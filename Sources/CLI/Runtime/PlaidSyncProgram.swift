import ArgumentParser
import CPlaidSyncSQLite
import CPlaidSyncShims
import Glibc
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// The entry point of the process: from arguments to an exit status.
package enum PlaidSyncProgram {
  /// Runs the command in the process's arguments and ends the process.
  ///
  /// The work is done on other threads, so that this one can wait for signals.
  package static func main() -> Never {
    forbidCoreDumps()
    // Pages of transactions are allocated and freed all the time, a megabyte each.
    cshims_expect_large_blocks(4 << 20)
    // If SQLite refuses, it costs only a little time.
    _ = csqlite_leave_memory_uncounted()
    let interruption = Interruption()
    let work = Task.detached {
      let environment = Environment.live()
      let arguments = Array(CommandLine.arguments.dropFirst())
      let status = await run(arguments, in: environment, .live(in: environment))
      end(interruption.status(replacing: status))
    }
    interruption.wait { work.cancel() }
  }

  /// Ends the process without running the libraries' exit handlers: there is nothing left to
  /// release, and OpenSSL's handler does not expect the network thread to be ending as well.
  private static func end(_ status: Int32) -> Never {
    fflush(nil)
    _exit(status)
  }

  /// Keeps a crash from writing the tokens that are in memory to a disk.
  ///
  /// A limit of one byte is less than the size of any dump, and unlike zero it also keeps the
  /// kernel from piping the dump to a collector. Child processes inherit it.
  private static func forbidCoreDumps() {
    var limit = rlimit()
    // Both calls fail only if their arguments are invalid.
    guard getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(1, limit.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
  }

  /// Runs a command in a given environment and returns the exit status.
  ///
  /// - Parameter world: makes the world; the date, if there is one, replaces today's.
  static func run(
    _ arguments: [String], in environment: Environment, _ console: Console,
    world: @escaping @Sendable (LocalDate?) -> World = { .live(todayOverride: $0) }
  ) async -> Int32 {
    let arguments = GlobalOptions.moved(after: arguments)
    let isJSON = arguments.contains("--json")
    do {
      let candidates = await Candidates.asked(by: arguments, in: environment, world: world)
      try UnknownCommand.check(arguments)
      let parsed = try Candidates.$offered.withValue(candidates) {
        try PlaidSyncCommand.parseAsRoot(arguments)
      }
      guard let command = parsed as? any ContextCommand else {
        // Help, or a group of commands, which can only show its help: both throw the text.
        var help = parsed
        try help.run()
        return ExitStatus.done.rawValue
      }
      let context = CommandContext(
        environment: environment, console: console, options: command.options, makeWorld: world)
      try await command.run(in: context)
      return ExitStatus.done.rawValue
    } catch let status as ExitStatus {
      return status.rawValue
    } catch let failure as Failure {
      return report(failure, isJSON: isJSON, console)
    } catch is CancellationError {
      return report(Failure(.canceled, "interrupted"), isJSON: isJSON, console)
    } catch {
      return end(error, isJSON: isJSON, console)
    }
  }

  /// Prints the help that was asked for, or reports the error in the arguments.
  private static func end(_ error: any Error, isJSON: Bool, _ console: Console) -> Int32 {
    guard PlaidSyncCommand.exitCode(for: error) != .success else {
      return printed(wrapped(PlaidSyncCommand.fullMessage(for: error), console.output), console)
    }
    let message = PlaidSyncCommand.message(for: error)
    guard !message.isEmpty else {
      return report(Failure(.broken, "\(error)"), isJSON: isJSON, console)
    }
    let full = PlaidSyncCommand.fullMessage(for: error)
    let help = full.split(separator: "'").first { $0.hasSuffix("--help") }
    let failure = Failure(.usage, message, remedy: "\(help ?? "plaid-sync --help")")
    return report(failure, isJSON: isJSON, console)
  }

  /// The help text with its usage line wrapped like all others, which the parser does not do.
  private static func wrapped(_ help: String, _ terminal: Terminal) -> String {
    let columns = min(terminal.width ?? 80, 100)
    return help.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("USAGE: ")
        ? TextWidth.wrapped(String(line), to: columns, indent: 7) : line + "\n"
    }.joined()
  }

  private static func report(_ failure: Failure, isJSON: Bool, _ console: Console) -> Int32 {
    if isJSON {
      _ = printed(JSONOutput.text(JSONOutput.document(failure)), console)
    } else {
      console.talk(FailureText.text(failure, on: console.error))
    }
    return failure.code.exitStatus
  }

  private static func printed(_ text: String, _ console: Console) -> Int32 {
    do {
      try console.print(text)
      return ExitStatus.done.rawValue
    } catch {
      console.talk(FailureText.text(error, on: console.error))
      return error.code.exitStatus
    }
  }
}
