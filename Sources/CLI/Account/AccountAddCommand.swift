import ArgumentParser
import PlaidSyncLedger
import PlaidSyncPorts

/// `account add`.
struct AccountAddCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "add",
    abstract: "Add a manual account.",
    discussion: """
      The account starts at 0 or at an opening balance, and changes with the transactions you add.

      Example: plaid-sync account add Cash --type depository --currency EUR --opening 250 \
      --date 2025-01-01
      """)

  @Argument(help: "The account's name.")
  var name: String

  @Option(
    help: ArgumentHelp(
      "The type: depository, credit, investment, loan, other-asset, property, vehicle, crypto or "
        + "other-liability.", valueName: "type"),
    transform: OptionParsing.kind)
  var type: AccountKind

  @Option(help: ArgumentHelp("A more specific type, in your own words.", valueName: "text"))
  var subtype: String?

  @Option(
    help: ArgumentHelp("The account's currency; default: the family's.", valueName: "code"),
    transform: OptionParsing.currency)
  var currency: Currency?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The balance at the end of --date.", valueName: "amount"),
    transform: OptionParsing.amount)
  var opening: Amount?

  @Option(
    help: ArgumentHelp("The day of the opening balance.", valueName: "date"),
    transform: OptionParsing.date)
  var date: LocalDate?

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if (opening == nil) != (date == nil) {
      throw ValidationError("--opening and --date must be used together.")
    }
    if name.trimmed.isEmpty { throw ValidationError("an account needs a name.") }
  }

  func run(in context: CommandContext) async throws {
    let application = try await context.application(mayCreate: true)
    let family = try await application.familyOrFirst()
    var valuation: Valuation?
    if let opening, let date {
      valuation = Valuation(date: date, amount: opening, kind: .opening)
    }
    let added = try await application.ledger(of: family).addAccount(
      NewAccount(
        familyID: family.id, name: name.trimmed, kind: type, subtype: subtype,
        currency: currency ?? family.currency, opening: valuation))
    // The id is known only now; an account without an opening balance has no balances to compute.
    let (_, recomputations) = try await application.recomputing(
      family, valuation == nil ? nil : added.id
    ) {}
    let account = try await application.account(matching: added.id.description, in: family)
    try context.confirm([("account", JSONOutput.account(account))], recomputations) { _ in
      "added account \(account.id), \(account.name)\n"
    }
  }
}
