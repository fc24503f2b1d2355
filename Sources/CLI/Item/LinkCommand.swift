import ArgumentParser
import Ledger
import PlaidSync
import Ports

/// `link`.
struct LinkCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "link",
    abstract: "Link a bank: a page to open in any browser, then the first pull.",
    discussion: """
      Prints the address of Plaid's page and waits until you have logged in there. On the local \
      sandbox the page completes by itself. An access token that exists already is adopted \
      instead. A session that was interrupted, wherever it was, goes on with --resume.

      Example: plaid-sync link --days 365
      """)

  @Option(help: ArgumentHelp("Preselect an institution, such as ins_109508.", valueName: "id"))
  var institution: String?

  @Option(
    help: ArgumentHelp("Days of history to ask for, up to 730; fixed for good.", valueName: "n"))
  var days: Int?

  @Option(
    help: ArgumentHelp("Products to link with, separated by commas.", valueName: "list"))
  var products: String?

  @Option(
    help: ArgumentHelp(
      "Adopt an access token. Arguments are visible to others, so only for a local sandbox.",
      valueName: "token"))
  var token: String?

  @Flag(help: "Adopt the access token that standard input holds.")
  var tokenStdin = false

  @Flag(help: "Go on with the newest session that was interrupted.")
  var resume = false

  @Flag(help: "Link a bank whose same accounts are linked already.")
  var allowDuplicate = false

  @Flag(
    help: "Go on with the accounts of this bank that were here before, without asking (see rejoin)."
  )
  var rejoin = false

  @Flag(help: "Link although the key opens no token that is stored already.")
  var newKey = false

  @Flag(help: "Do not pull afterwards.")
  var noPull = false

  @Flag(help: "Do not open a browser, only print the address.")
  var noBrowser = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if let days, !(1...730).contains(days) {
      throw ValidationError("--days goes from 1 to 730.")
    }
    if token != nil && tokenStdin {
      throw ValidationError("--token and --token-stdin exclude each other.")
    }
    if resume
      && (token != nil || tokenStdin || institution != nil || days != nil || products != nil)
    {
      throw ValidationError("--resume takes the session as it was begun: no other option fits.")
    }
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application(mayCreate: true)
    let family = try await application.familyOrFirst()
    if !newKey { try await application.linker.requireKey() }
    let items: [Item]
    if let token = try givenToken(in: context, application) {
      items = [try await application.linker.adopt(token, into: family)]
    } else if let session = try await sessionToResume(in: context, application, family) {
      items = try await application.linker.resume(session, allowsDuplicates: allowDuplicate) {
        ticket in context.show(ticket, opensBrowser: !noBrowser)
      }
      if items.isEmpty { context.note("the session is done: nothing was left to link") }
    } else {
      let request = application.linkRequest(
        for: family, institutionID: institution, historyDays: days,
        products: products?.split(separator: ",").map { $0.trimmed })
      items = try await application.linker.link(
        request, into: family, allowsDuplicates: allowDuplicate
      ) { ticket in
        context.show(ticket, opensBrowser: !noBrowser)
      }
    }
    for item in items { context.note("linked \(item.displayName) as item \(item.id)") }
    guard !noPull, !items.isEmpty else { return try show(items, in: context) }
    let status = try await PullRun(application: application, family: family, context: context)
      .run(items: items.map(\.id), linked: items)
    let run = RejoinRun(application: application, family: family, context: context)
    for item in items where status == .done { try await run.offer(item, isWanted: rejoin) }
    return status
  }

  /// The session that shall go on: asked for, or offered where a person can be asked.
  private func sessionToResume(
    in context: CommandContext, _ application: Application, _ family: Family
  ) async throws -> LinkSession? {
    let newest = try await application.linker.openSessions(of: family).last
    guard let newest else {
      guard resume else { return nil }
      throw Failure(
        .notFound, "no link session is waiting to be resumed",
        remedy: .link)
    }
    if resume { return newest }
    let text = "a link session of \(TimeText.text(newest.createdAt)) was interrupted"
    guard context.console.canAsk, !options.json else {
      context.note("note: \(text): `plaid-sync link --resume` goes on with it")
      return nil
    }
    let answer = context.console.ask("\(text). Go on with it? [Y/n] ")?.trimmed.lowercased()
    return answer == "" || answer?.hasPrefix("y") == true ? newest : nil
  }

  private func show(_ items: [Item], in context: CommandContext) throws -> ExitStatus {
    guard options.json else { return .done }
    try context.show(
      JSONOutput.document("items", items.map { JSONOutput.item($0, accounts: []) })
    ) { _ in "" }
    return .done
  }

  private func givenToken(
    in context: CommandContext, _ application: Application
  ) throws -> Secret? {
    if let token {
      guard application.configuration.isLocal else {
        throw Failure(
          .usage, "--token is only for a sandbox on this machine: others can see arguments",
          remedy: "pipe the token into `plaid-sync link --token-stdin`")
      }
      return Secret(token)
    }
    guard tokenStdin else { return nil }
    let line = context.console.ask("", isHidden: true)?.trimmed ?? ""
    guard !line.isEmpty else {
      throw Failure(
        .usage, "standard input holds no access token",
        remedy: "pipe one into `plaid-sync link --token-stdin`")
    }
    return Secret(line)
  }
}

extension CommandContext {
  /// Shows where a link session's page is.
  func show(_ ticket: LinkTicket, opensBrowser: Bool) {
    console.talk("open this page to log in at your bank:\n  \(ticket.url)\n")
    if opensBrowser { Browser.open(ticket.url, in: environment) }
    note("waiting for the page to be completed (Ctrl-C gives up)")
  }
}
