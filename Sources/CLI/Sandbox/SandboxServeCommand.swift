import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

/// `sandbox serve`.
struct SandboxServeCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Serve a local Plaid Sandbox, which needs no account and no network.",
    discussion: """
      Serves Plaid's API on 127.0.0.1 by Plaid's rules, with two years of made-up history, and \
      prints its address when it is ready. The same seed and date produce the same data.

      Example: plaid-sync sandbox serve --port 8484 --state bank.json
      then:    plaid-sync init --env http://127.0.0.1:8484 --client-id any --secret any
      """)

  @Option(help: ArgumentHelp("The port; 0 chooses a free one.", valueName: "n"))
  var port: UInt16 = 8484

  @Option(
    help: ArgumentHelp(
      "Who logs in on Hosted Link's page: user_good, user_transactions_dynamic or user_bulk_N.",
      valueName: "name"))
  var user: String?

  @Option(
    help: ArgumentHelp("A custom user in Plaid's JSON format instead.", valueName: "file"),
    completion: .file())
  var data: String?

  @Option(
    help: ArgumentHelp("The sandbox's date; default: the current date.", valueName: "date"),
    transform: OptionParsing.date)
  var today: LocalDate?

  @Option(
    help: ArgumentHelp("The seed of the data; another number produces other data.", valueName: "n"))
  var seed: UInt64 = 1

  @Option(
    help: ArgumentHelp("Keep the state in this file across restarts.", valueName: "file"),
    completion: .file())
  var state: String?

  @Option(
    help: ArgumentHelp("Append each exchange to this file as a line of JSON.", valueName: "file"),
    completion: .file())
  var log: String?

  @Option(
    help: ArgumentHelp(
      "Inject the faults described in this file; see Docs/faults.md.", valueName: "file"),
    completion: .file())
  var faults: String?

  @Option(
    help: ArgumentHelp(
      "When a new item has its history: calls (gradually, like Plaid) or immediate.",
      valueName: "when"))
  var readiness = Readiness.calls

  @OptionGroup var options: GlobalOptions

  enum Readiness: String, ExpressibleByArgument, CaseIterable, Sendable {
    case calls, immediate
  }

  func validate() throws {
    if user != nil && data != nil {
      throw ValidationError("--user and --data cannot be used together.")
    }
  }

  func run(in context: CommandContext) async throws {
    var settings = SandboxSettings()
    settings.port = port
    settings.user = user
    settings.userFile = data.map(context.environment.absolutePath)
    settings.today = try today ?? todayOfEnvironment(context)
    settings.seed = seed
    settings.stateFile = state.map(context.environment.absolutePath)
    settings.logFile = log.map(context.environment.absolutePath)
    settings.faultsFile = faults.map(context.environment.absolutePath)
    settings.isReadyAtOnce = readiness == .immediate
    let server = try SandboxServer(settings)
    try await server.serve { url in
      try context.show(JSONOutput.document([("url", .string(url))])) { _ in
        "listening on \(url)\n"
      }
      context.note("Ctrl-C stops it")
    }
  }

  /// `PLAID_SYNC_TODAY` applies here too, so that both sides of a demonstration agree.
  private func todayOfEnvironment(_ context: CommandContext) throws -> LocalDate? {
    try context.configuration(isFileNeeded: false).todayOverride
  }
}
