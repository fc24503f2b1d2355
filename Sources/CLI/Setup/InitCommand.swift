import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

/// `init`.
struct InitCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Write the configuration, create the database, check the credentials.",
    discussion: """
      Asks for client id and secret on a terminal, unless options or PLAID_CLIENT_ID and \
      PLAID_SECRET provide them. Plaid's dashboard shows both under Developers, Keys.

      Example: plaid-sync init --env production --time-zone Europe/Berlin --currency EUR
      """)

  @Option(
    help: ArgumentHelp("sandbox, production, or the address of a server.", valueName: "name"))
  var env: String?

  @Option(help: ArgumentHelp("Plaid's client id.", valueName: "id"))
  var clientID: String?

  @Option(
    help: ArgumentHelp(
      "Plaid's secret; only for a local sandbox, because others can see arguments.",
      valueName: "text"))
  var secret: String?

  @Option(
    help: ArgumentHelp("A file whose first line is the secret.", valueName: "file"),
    completion: .file())
  var secretFile: String?

  @Option(help: ArgumentHelp("The family's time zone, such as Europe/Berlin.", valueName: "zone"))
  var timeZone: String?

  @Option(
    help: ArgumentHelp("The family's currency.", valueName: "code"),
    transform: OptionParsing.currency)
  var currency: Currency?

  @Option(
    help: ArgumentHelp("The countries whose banks are offered, such as US,CA.", valueName: "list"))
  var countries: String?

  @Flag(help: "Replace an existing configuration.")
  var force = false

  @Flag(help: "Do not ask Plaid whether it accepts the credentials.")
  var noCheck = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if secret != nil && secretFile != nil {
      throw ValidationError("--secret and --secret-file cannot be used together.")
    }
  }

  func run(in context: CommandContext) async throws {
    var setup = Setup(options.configuration, in: context.environment)
    setup.isReplacing = force
    setup.isChecked = !noCheck
    try setup.check()
    setup.file.plaidEnvironment = try env.map { try PlaidEnvironment(named: $0) }
    setup.file.timeZone = timeZone
    setup.file.currency = currency
    setup.file.countryCodes = countries.map { OptionParsing.list($0.uppercased()) }
    setup.file.clientID = try clientIDSource(in: context)
    let named = env ?? context.environment["PLAID_ENV"]
    setup.file.secret = try secretSource(
      in: context, try named.map { try PlaidEnvironment(named: $0) })
    let (application, family) = try await setup.run()
    try show(application.configuration, family, in: context)
  }

  private func clientIDSource(in context: CommandContext) throws -> SecretSource? {
    if let clientID { return .text(Secret(clientID)) }
    if context.environment["PLAID_CLIENT_ID"] != nil { return .variable("PLAID_CLIENT_ID") }
    if context.environment["PLAID_CLIENT_ID_FILE"] != nil { return nil }
    return .text(try asked("Plaid's client id: ", "--client-id", isHidden: false, in: context))
  }

  private func secretSource(
    in context: CommandContext, _ environment: PlaidEnvironment?
  ) throws -> SecretSource? {
    if let secret {
      guard environment?.isLocal ?? false else {
        throw Failure(
          .usage, "--secret is only for a sandbox on this machine: others can see arguments",
          remedy: "leave it out and type it when asked, or use --secret-file or PLAID_SECRET")
      }
      return .text(Secret(secret))
    }
    if let secretFile { return .file(context.environment.absolutePath(secretFile)) }
    if context.environment["PLAID_SECRET"] != nil { return .variable("PLAID_SECRET") }
    if context.environment["PLAID_SECRET_FILE"] != nil { return nil }
    return .text(try asked("Plaid's secret: ", "--secret-file", isHidden: true, in: context))
  }

  private func asked(
    _ question: String, _ option: String, isHidden: Bool, in context: CommandContext
  ) throws -> Secret {
    guard context.console.canAsk else {
      throw Failure(
        .usage, "\(option) is missing, and there is no terminal to ask on",
        remedy: "give it, or set PLAID_CLIENT_ID and PLAID_SECRET")
    }
    let text = context.console.ask(question, isHidden: isHidden)?.trimmed ?? ""
    guard !text.isEmpty else { throw Failure(.usage, "nothing was typed") }
    return Secret(text)
  }

  private func show(
    _ configuration: Configuration, _ family: Family, in context: CommandContext
  ) throws {
    try context.confirm(
      JSONOutput.document([
        ("config", .string(configuration.filePath)),
        ("database", .string(configuration.databasePath)),
        ("environment", .string(configuration.plaidEnvironment.description)),
        ("family", .string(family.name)), ("currency", .string(family.currency.code)),
        ("time_zone", .string(family.timeZone)),
      ])
    ) { _ in
      """
      configuration  \(configuration.filePath)
      database       \(configuration.databasePath)
      Plaid          \(configuration.plaidEnvironment)
      family         \(family.name), \(family.currency), \(family.timeZone)

      """
    }
    context.note("next: \(RemedyText.text(.link))")
  }
}
