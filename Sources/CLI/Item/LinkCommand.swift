import ArgumentParser
import PlaidSync
import PlaidSyncLedger
import PlaidSyncPorts

/// `link`.
struct LinkCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract: "Link a bank on a page for any browser, then pull it for the first time.",
    discussion: """
      Prints the address of Plaid's page and waits until you have logged in there. In the local \
      sandbox the page completes automatically. An existing access token can be adopted instead. \
      An interrupted session continues with --resume, wherever it stopped.

      Example: plaid-sync link --days 365
      """)

  @Option(help: ArgumentHelp("Preselect an institution, such as ins_109508.", valueName: "id"))
  var institution: String?

  @Option(
    help: ArgumentHelp(
      "Days of history to request, up to 730; cannot be changed later.", valueName: "n"))
  var days: Int?

  @Option(
    help: ArgumentHelp("Products to link, separated by commas.", valueName: "list"))
  var products: String?

  @Option(
    help: ArgumentHelp(
      "Adopt an access token; only for a local sandbox, because others can see arguments.",
      valueName: "token"))
  var token: String?

  @Flag(help: "Adopt the access token from standard input.")
  var tokenStdin = false

  @Flag(help: "Continue the newest interrupted session.")
  var resume = false

  @Flag(help: "Link a bank even if the same accounts are linked already.")
  var allowDuplicate = false

  @Flag(
    help: "Continue the accounts that this bank had before, without asking (see rejoin)."
  )
  var rejoin = false

  @Flag(help: "Link even if the key opens none of the stored tokens.")
  var newKey = false

  @Flag(help: "Do not pull afterward.")
  var noPull = false

  @Flag(help: "Print the address only; do not open a browser.")
  var noBrowser = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if let days, !(1...730).contains(days) {
      throw ValidationError("--days must be from 1 to 730.")
    }
    if token != nil && tokenStdin {
      throw ValidationError("--token and --token-stdin cannot be used together.")
    }
    if resume
      && (token != nil || tokenStdin || institution != nil || days != nil || products != nil)
    {
      throw ValidationError(
        "--resume continues the session as it was started, without --institution, --days, "
          + "--products, --token and --token-stdin.")
    }
  }

  func run(in context: CommandContext) async throws {
    let application = try await context.application(mayCreate: true)
    let family = try await application.familyOrFirst()
    if !newKey { try await application.requireKey() }
    let items: [Item]
    if let token = try givenToken(in: context, application) {
      items = [try await application.linker(of: family).adopt(token, into: family)]
    } else if let session = try await sessionToResume(in: context, application, family) {
      items = try await application.linker(of: family).resume(
        session, allowsDuplicates: allowDuplicate
      ) {
        ticket in context.show(ticket, opensBrowser: !noBrowser)
      }
      if items.isEmpty { context.note("the session is complete: there was nothing left to link") }
    } else {
      let request = application.linkRequest(
        for: family, institutionID: institution, historyDays: days,
        products: products.map(OptionParsing.list))
      items = try await application.linker(of: family).link(
        request, into: family, allowsDuplicates: allowDuplicate
      ) { ticket in
        context.show(ticket, opensBrowser: !noBrowser)
      }
    }
    for item in items { context.note("linked \(item.displayName) as item \(item.id)") }
    guard !noPull, !items.isEmpty else { return try show(items, in: context) }
    try await PullRun(application: application, family: family, context: context)
      .run(items: items.map(\.id))
    let run = RejoinRun(application: application, family: family, context: context)
    for item in items { try await run.offer(item, isWanted: rejoin) }
  }

  /// The session to continue: requested with `--resume`, or accepted by the user on a terminal.
  private func sessionToResume(
    in context: CommandContext, _ application: Application, _ family: Family
  ) async throws -> LinkSession? {
    let newest = try await application.linker(of: family).openSessions(of: family).last
    guard let newest else {
      guard resume else { return nil }
      throw Failure(
        .notFound, "there is no link session to resume",
        remedy: .link)
    }
    if resume { return newest }
    let text = "a link session from \(TimeText.text(newest.createdAt)) was interrupted"
    guard context.console.canAsk, !options.json else {
      context.note("note: \(text): \(RemedyText.command("link --resume")) continues it")
      return nil
    }
    return context.console.confirms("\(text). Continue it?") ? newest : nil
  }

  private func show(_ items: [Item], in context: CommandContext) throws {
    guard options.json else { return }
    try context.show(
      JSONOutput.document("items", items.map { JSONOutput.item($0, accounts: []) })
    ) { _ in "" }
  }

  private func givenToken(
    in context: CommandContext, _ application: Application
  ) throws -> Secret? {
    if let token {
      guard application.configuration.isLocal else {
        throw Failure(
          .usage, "--token is only for a sandbox on this machine: others can see arguments",
          remedy: "pipe the token into \(RemedyText.command("link --token-stdin"))")
      }
      return Secret(token)
    }
    guard tokenStdin else { return nil }
    let line = context.console.ask("", isHidden: true)?.trimmed ?? ""
    guard !line.isEmpty else {
      throw Failure(
        .usage, "there is no access token on standard input",
        remedy: "pipe one into \(RemedyText.command("link --token-stdin"))")
    }
    return Secret(line)
  }
}

extension CommandContext {
  /// Shows the address of a link session's page.
  func show(_ ticket: LinkTicket, opensBrowser: Bool) {
    console.talk("open this page to log in at your bank:\n  \(ticket.url)\n")
    if opensBrowser { Browser.open(ticket.url, in: environment) }
    note("waiting for the page to be completed (Ctrl-C cancels)")
  }
}
