import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `drift list`.
struct DriftListCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List parts of reported balances that no entry explains, with likely causes.",
    discussion: """
      Exits with status 1 if there is a difference that was not accepted.

      Example: plaid-sync drift checking --since 2025-05-01
      """)

  @Argument(
    help: "The account: its id, or a unique part of its name; default: all of them.",
    completion: .accounts)
  var account: String?

  @Option(
    help: ArgumentHelp("Reported balances from this day on.", valueName: "date"),
    transform: OptionParsing.date)
  var since: LocalDate?

  @Flag(help: "Include accepted differences.")
  var accepted = false

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    var only: AccountID?
    if let account {
      only = try await application.account(matching: account, in: family).id
    }
    let all = try await application.drifts(of: family, account: only, since: since)
    let shown = accepted ? all : all.filter { !$0.drift.isAccepted }
    let accounts = try await application.ledger(of: family).accounts(of: family.id)
    try context.show(
      JSONOutput.document(
        "drifts", shown.map { JSONOutput.drift($0.drift, $0.causes, accounts: accounts) })
    ) { terminal in
      DriftTable.text(shown, accounts: accounts, on: terminal)
    }
    context.noteStaleness(
      of: accounts.filter { only == nil || $0.id == only }, today: try application.today(of: family)
    )
    if all.contains(where: { !$0.drift.isAccepted }) { throw ExitStatus.attention }
  }
}
