import ArgumentParser
import CSQLite
import CShims
import Glibc
import Ledger
import PlaidSync
import Ports

/// Where the process comes in: arguments to exit status.
public enum PlaidSyncProgram {
  /// Runs the process's command and ends the process.
  ///
  /// The work is done on other threads, so that this one can wait for signals.
  public static func main() -> Never {
    forbidCoreDumps()
    // Pages of transactions come and go, a megabyte each.
    cshims_expect_pieces(4 << 20)
    // If it is refused, nothing is lost but a little time.
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

  /// Ends the process without the libraries' own ends: there is nothing left to give back, and the
  /// network's thread may just be ending too, which OpenSSL's end is not made for.
  private static func end(_ status: Int32) -> Never {
    fflush(nil)
    _exit(status)
  }

  /// Keeps a crash from writing the tokens that are in memory to a disk.
  ///
  /// A limit of one byte is less than any dump has, and unlike zero it also keeps the kernel from
  /// handing the dump to a collecting program. Programs that are started inherit it.
  private static func forbidCoreDumps() {
    var limit = rlimit()
    // Both calls fail only for bad arguments.
    guard getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) == 0 else { return }
    limit.rlim_cur = min(1, limit.rlim_max)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
  }

  /// Runs a command in given surroundings and returns the exit status.
  ///
  /// - Parameter world: makes the world, with the date that replaces today's.
  static func run(
    _ arguments: [String], in environment: Environment, _ console: Console,
    world: @escaping @Sendable (LocalDate?) -> World = { .live(todayOverride: $0) }
  ) async -> Int32 {
    let arguments = GlobalOptions.moved(behind: arguments)
    let isJSON = arguments.contains("--json")
    do {
      let candidates = await Candidates.asked(by: arguments, in: environment, world: world)
      try StrayCommand.check(arguments)
      let parsed = try Candidates.$offered.withValue(candidates) {
        try PlaidSyncCommand.parseAsRoot(arguments)
      }
      guard let command = parsed as? any ContextCommand else {
        // Help, or a group of commands whose help is all that it can do: both throw it.
        var help = parsed
        try help.run()
        return ExitStatus.done.rawValue
      }
      let context = CommandContext(
        environment: environment, console: console, options: command.options, makeWorld: world)
      return try await command.run(in: context).rawValue
    } catch let failure as Failure {
      return tell(failure, isJSON: isJSON, console)
    } catch is CancellationError {
      return tell(Failure(.cancelled, "interrupted"), isJSON: isJSON, console)
    } catch {
      return end(error, isJSON: isJSON, console)
    }
  }

  /// Help that was asked for, or what is wrong with the arguments.
  private static func end(_ error: any Error, isJSON: Bool, _ console: Console) -> Int32 {
    guard PlaidSyncCommand.exitCode(for: error) != .success else {
      return printed(broken(PlaidSyncCommand.fullMessage(for: error), console.output), console)
    }
    let message = PlaidSyncCommand.message(for: error)
    guard !message.isEmpty else {
      return tell(Failure(.broken, "\(error)"), isJSON: isJSON, console)
    }
    let full = PlaidSyncCommand.fullMessage(for: error)
    let help = full.split(separator: "'").first { $0.hasSuffix("--help") }
    let failure = Failure(.usage, message, remedy: "\(help ?? "plaid-sync --help")")
    return tell(failure, isJSON: isJSON, console)
  }

  /// Help whose line of usage is broken as everything else is, which the parser leaves to us.
  private static func broken(_ help: String, _ terminal: Terminal) -> String {
    let columns = min(terminal.width ?? 80, 100)
    return help.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("USAGE: ")
        ? TextWidth.broken(String(line), to: columns, indent: 7) : line + "\n"
    }.joined()
  }

  private static func tell(_ failure: Failure, isJSON: Bool, _ console: Console) -> Int32 {
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
