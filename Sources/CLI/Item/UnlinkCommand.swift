import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger

/// `unlink`.
struct UnlinkCommand: FamilyCommand {
  static let configuration = CommandConfiguration(
    commandName: "unlink",
    abstract: "Remove an item at Plaid, which ends its billing, and then here.",
    discussion: """
      The item's accounts are closed and keep their history, unless --purge deletes it. An item \
      that Plaid does not remove is kept here too, because only its token can end the billing; \
      --force removes it anyway.

      Example: plaid-sync unlink chase
      """)

  @Argument(help: "The item: its id, or a unique part of its name.", completion: .items)
  var item: String

  @Flag(help: "Keep accounts, transactions and balances (the default).")
  var keepHistory = false

  @Flag(help: "Delete accounts, transactions and balances too.")
  var purge = false

  @Flag(help: "Remove the item here even if Plaid may continue to bill it.")
  var force = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if purge && keepHistory {
      throw ValidationError("--purge and --keep-history cannot be used together.")
    }
  }

  func run(_ application: Application, of family: Family, in context: CommandContext) async throws {
    let item = try await application.item(matching: item, in: family)
    let unlinking = try await application.linker(of: family).unlink(
      item, keepingHistory: !purge, isForced: force)
    let warnings = unlinking.leftBehind.map { failure in
      [
        "\(item.displayName) was not removed at Plaid and may still be billed "
          + "(\(failure.message)): remove the item \(item.providerID) in Plaid's dashboard"
      ]
    }
    try context.confirm(
      JSONOutput.document(
        [
          ("item", .id(item.id)), ("institution", .string(item.displayName)),
          ("purged", .bool(purge)), ("removed_at_plaid", .bool(unlinking.leftBehind == nil)),
        ], warnings: warnings ?? [])
    ) { _ in
      "\(item.displayName) is unlinked; its history is \(purge ? "deleted" : "kept")\n"
    }
    context.warn(warnings ?? [])
    if unlinking.leftBehind != nil { throw ExitStatus.attention }
  }
}
