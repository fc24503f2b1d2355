import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

/// `quarantine show`.
struct QuarantineShowCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one element as the bank sent it.",
    discussion: """
      The element is a transaction, trade, holding or the like; it contains no access token.

      Example: plaid-sync quarantine show 3
      """)

  @Argument(help: "The element's number, as in `quarantine list`.")
  var id: Int64
  @OptionGroup var options: GlobalOptions

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let element = try await application.quarantined(QuarantineID(id), in: family)
    let items = try await application.ledger(of: family).items(
      of: family.id, includingUnlinked: true)
    let raw = String(decoding: element.raw, as: UTF8.self)
    try context.show(
      JSONOutput.document([
        ("element", JSONOutput.quarantined(element)), ("raw_json", .string(raw)),
      ])
    ) { terminal in
      let lines = raw.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      return QuarantineTable.text([element], items: items, on: terminal) + "\n"
        + lines.map { TextWidth.cleaned($0) + "\n" }.joined()
    }
  }
}
