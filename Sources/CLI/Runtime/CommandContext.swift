import ArgumentParser
import JSON
import Ledger
import PlaidSync
import Ports

/// What a command works with.
struct CommandContext: Sendable {
  let environment: Environment
  let console: Console
  let options: GlobalOptions
  /// Makes the world, with the date that replaces today's.
  let makeWorld: @Sendable (LocalDate?) -> World

  /// The configuration; `isFileNeeded` is false where one is only about to be written.
  func configuration(isFileNeeded: Bool = true) throws(Failure) -> Configuration {
    try Configuration.load(
      options.configuration, in: environment, isFileNeeded: isFileNeeded)
  }

  /// The program over the configured database.
  ///
  /// - Parameter mayCreate: whether a database that is not there is made.
  func application(mayCreate: Bool = false) async throws -> Application {
    let configuration = try configuration()
    let console = console
    let isVerbose = options.verbose
    return try await Application.open(
      configuration, world: makeWorld(configuration.todayOverride),
      mayCreate: mayCreate, remedyWording: { RemedyText.text($0) },
      log: { line in if isVerbose { console.talk(line + "\n") } })
  }

  /// Prints a result: as one document, or as text.
  func show(
    _ document: @autoclosure () throws -> JSONValue, text: (Terminal) throws -> String
  ) throws {
    try console.print(
      options.json ? JSONOutput.text(try document()) : try text(console.output))
  }

  /// Prints that something was done; quiet commands are silent about what went well.
  func confirm(
    _ document: @autoclosure () throws -> JSONValue, text: (Terminal) throws -> String
  ) throws {
    if options.json || !options.quiet { try show(try document(), text: text) }
  }

  /// Tells what a person would want to know beside the result; documents carry it themselves.
  func note(_ text: String) {
    guard !options.json && !options.quiet else { return }
    let columns = console.error.width.map { min($0, 100) }
    console.talk(columns.map { TextWidth.broken(text, to: $0, indent: 2) } ?? text + "\n")
  }

  /// Tells the warnings of a result.
  func warn(_ warnings: [String]) {
    for warning in warnings { note("warning: \(TextWidth.cleaned(warning))") }
  }

  /// Says when balances are not computed up to today.
  func noteStaleness(of accounts: [Account], today: LocalDate) {
    let behind = accounts.filter {
      $0.status == .open && ($0.dataSyncedThrough.map { $0 < today } ?? true)
    }
    guard let first = behind.first else { return }
    let who = behind.count == 1 ? first.name : CountText.text(behind.count, "account")
    let watermark = behind.compactMap(\.dataSyncedThrough).min()
    let through =
      behind.count == behind.count(where: { $0.dataSyncedThrough != nil }) ? watermark : nil
    note(
      "note: \(who): synced \(through.map { "through \($0)" } ?? "never"), today is \(today): "
        + "run `plaid-sync pull`")
  }
}

/// A command that does something, with what the desk hands it.
protocol ContextCommand: ParsableCommand, Sendable {
  /// What every command understands.
  var options: GlobalOptions { get }
  /// Does it; what is thrown is told and becomes the exit status.
  func run(in context: CommandContext) async throws -> ExitStatus
}
