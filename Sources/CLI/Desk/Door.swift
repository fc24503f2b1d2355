import ArgumentParser
import Glibc
import Ledger
import PlaidSync

/// Where the process comes in: arguments to exit status.
public enum Door {
  /// Runs the process's command and ends the process.
  ///
  /// The work is done on other threads, so that this one can wait for signals.
  public static func main() -> Never {
    forbidCoreDumps()
    let interruption = Interruption()
    let work = Task.detached {
      let environment = Environment.live()
      let arguments = Array(CommandLine.arguments.dropFirst())
      let status = await run(arguments, in: environment, .live(in: environment))
      exit(interruption.status(replacing: status))
    }
    interruption.wait { work.cancel() }
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
  static func run(
    _ arguments: [String], in environment: Environment, _ console: Console
  ) async -> Int32 {
    let isJSON = arguments.contains("--json")
    do {
      let parsed = try PlaidSyncCommand.parseAsRoot(GlobalOptions.moved(behind: arguments))
      guard let command = parsed as? any ContextCommand else {
        // A group of commands, or the root: its help is all that it can do.
        throw CleanExit.helpRequest(parsed)
      }
      let context = CommandContext(
        environment: environment, console: console, options: command.options)
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
      return printed(PlaidSyncCommand.fullMessage(for: error) + "\n", console)
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

  private static func tell(_ failure: Failure, isJSON: Bool, _ console: Console) -> Int32 {
    if isJSON {
      _ = printed(JSONOutput.text(JSONOutput.document(failure)), console)
    } else {
      console.talk(FailureText.text(failure))
    }
    return failure.code.exitStatus
  }

  private static func printed(_ text: String, _ console: Console) -> Int32 {
    do {
      try console.print(text)
      return ExitStatus.done.rawValue
    } catch {
      console.talk(FailureText.text(error))
      return error.code.exitStatus
    }
  }
}
