import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

/// The environment, console and options that a command runs with.
struct CommandContext: Sendable {
  let environment: Environment
  let console: Console
  let options: GlobalOptions
  /// Makes the world; the date, if there is one, replaces today's.
  let makeWorld: @Sendable (LocalDate?) -> World

  /// Loads the configuration; `isFileNeeded` is false if the file may be missing.
  func configuration(isFileNeeded: Bool = true) throws(Failure) -> Configuration {
    try Configuration.load(
      options.configuration, in: environment, isFileNeeded: isFileNeeded)
  }

  /// Opens the configured database.
  ///
  /// - Parameter mayCreate: whether to create a missing database.
  func application(mayCreate: Bool = false) async throws -> Application {
    let configuration = try configuration()
    let console = console
    let isVerbose = options.verbose
    return try await Application.open(
      configuration, world: makeWorld(configuration.todayOverride),
      mayCreate: mayCreate, remedyWording: { RemedyText.text($0) },
      log: { line in if isVerbose { console.talk(line + "\n") } })
  }

  /// Prints a result as a JSON document or as text.
  func show(
    _ document: @autoclosure () throws -> JSONValue, text: (Terminal) throws -> String
  ) throws {
    try console.print(
      options.json ? JSONOutput.text(try document()) : try text(console.output))
  }

  /// Prints the confirmation of an action; with `--quiet` only if a document was asked for.
  func confirm(
    _ document: @autoclosure () throws -> JSONValue, text: (Terminal) throws -> String
  ) throws {
    if options.json || !options.quiet { try show(try document(), text: text) }
  }

  /// Writes a note to standard error. `--quiet` omits notes, and so does `--json`, because the
  /// documents contain what matters.
  func note(_ text: String) {
    guard !options.json && !options.quiet else { return }
    let columns = console.error.width.map { min($0, 100) }
    console.talk(columns.map { TextWidth.wrapped(text, to: $0, indent: 2) } ?? text + "\n")
  }

  /// Writes the warnings of a result as notes.
  func warn(_ warnings: [String]) {
    for warning in warnings { note("warning: \(TextWidth.cleaned(warning))") }
  }

  /// Notes which accounts have balances that are not computed up to today.
  func noteStaleness(of accounts: [Account], today: LocalDate) {
    let stale = accounts.filter {
      $0.status == .open && ($0.dataSyncedThrough.map { $0 < today } ?? true)
    }
    guard let first = stale.first else { return }
    let who = stale.count == 1 ? first.name : CountText.text(stale.count, "account")
    let watermark = stale.compactMap(\.dataSyncedThrough).min()
    let through =
      stale.count == stale.count(where: { $0.dataSyncedThrough != nil }) ? watermark : nil
    note(
      "note: \(who): synced \(through.map { "through \($0)" } ?? "never"), today is \(today): "
        + RemedyText.text(.pull))
  }
}

/// A command that runs in a context, unlike a group of commands.
protocol ContextCommand: ParsableCommand, Sendable {
  /// The options of every command.
  var options: GlobalOptions { get }
  /// Runs the command.
  ///
  /// A thrown error becomes the exit status and is reported, unless it is an `ExitStatus`.
  func run(in context: CommandContext) async throws
}
