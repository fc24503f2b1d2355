import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `relink`.
struct RelinkCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "relink",
    abstract: "Repair an item that needs its user: log in again, consent, choose accounts.",
    discussion: """
      The item keeps its history and your edits; nothing is fetched twice. Works on a healthy \
      item too, to renew a consent before it ends or to change which accounts are shared.

      Example: plaid-sync relink chase --accounts
      """)

  @Argument(help: "The item: its id, or a unique part of its name.", completion: .items)
  var item: String

  @Flag(help: "Choose again which accounts are shared (US and Canada).")
  var accounts = false

  @Option(
    help: ArgumentHelp("Further products to consent to, separated by commas.", valueName: "list"))
  var products: String?

  @Flag(help: "Do not pull afterward.")
  var noPull = false

  @Flag(help: "Print the address only; do not open a browser.")
  var noBrowser = false

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let item = try await application.item(matching: item, in: family)
    var request = application.linkRequest(
      for: family, institutionID: nil, historyDays: nil, products: nil)
    request.selectsAccounts = accounts
    request.addedProducts = products.map(OptionParsing.list) ?? []
    try await application.linker(of: family).relink(item, request) { ticket in
      context.show(ticket, opensBrowser: !noBrowser)
    }
    context.note("\(item.displayName) works again")
    guard !noPull else {
      let repaired = try await application.item(matching: item.id.description, in: family)
      try context.show(
        JSONOutput.document("items", [JSONOutput.item(repaired, accounts: [])])
      ) { _ in "" }
      return
    }
    try await PullRun(application: application, family: family, context: context)
      .run(items: [item.id])
  }
}
