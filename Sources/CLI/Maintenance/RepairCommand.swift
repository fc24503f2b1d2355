import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `repair`.
struct RepairCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "repair",
    abstract: "Invalidate balances, so that the next sync computes them all again.",
    discussion: """
      Nothing is fetched again and nothing is deleted; to fetch everything again as well, use \
      `pull --full`.

      Example: plaid-sync repair --account checking
      """)

  @Option(help: ArgumentHelp("One account.", valueName: "account"), completion: .accounts)
  var account: String?

  @Option(help: ArgumentHelp("One item and its accounts.", valueName: "item"), completion: .items)
  var item: String?

  @Flag(help: "The whole family.")
  var all = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if [account != nil, item != nil, all].count(where: { $0 }) != 1 {
      throw ValidationError("give exactly one of --account, --item and --all.")
    }
  }

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let scope: SyncKey
    let name: String
    if let account {
      let found = try await application.account(matching: account, in: family)
      (scope, name) = (.account(found.id), found.name)
    } else if let item {
      let found = try await application.item(matching: item, in: family)
      (scope, name) = (.item(found.id), found.displayName)
    } else {
      (scope, name) = (.family(family.id), family.name)
    }
    try await application.ledger(of: family).forgetWatermarks(of: scope)
    try context.confirm(
      JSONOutput.document([("kind", .string(scope.kind.rawValue)), ("id", .int(scope.rawValue))])
    ) { _ in "\(name): the next sync computes all balances: \(RemedyText.text(.pull))\n" }
  }
}
