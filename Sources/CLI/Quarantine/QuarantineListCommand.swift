import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `quarantine list`.
struct QuarantineListCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: "List the elements that could not be imported, oldest first.",
    discussion: "Example: plaid-sync quarantine list --item chase",
    aliases: ["ls"])

  @Option(help: ArgumentHelp("Only elements of this item.", valueName: "item"))
  var item: String?

  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    var elements = try await application.ledger(of: family).quarantine(of: family.id)
    if let item {
      let id = try await application.item(matching: item, in: family).id
      elements.removeAll { $0.itemID != id }
    }
    let items = try await application.ledger(of: family).items(
      of: family.id, includingUnlinked: true)
    let shown = elements
    try context.show(
      JSONOutput.document("quarantine", shown.map(JSONOutput.quarantined))
    ) { QuarantineTable.text(shown, items: items, on: $0) }
  }
}
