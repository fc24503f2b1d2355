import ArgumentParser
import Ledger

/// `unlink`.
struct Unlink: ContextCommand {
  static let configuration = CommandConfiguration(
    abstract: "End an item: at Plaid first, which ends its billing, then here.",
    discussion: """
      Its accounts are closed and their history stays, unless --purge deletes it.

      Example: plaid-sync unlink chase
      """)

  @Argument(help: "The item: its id, or a unique part of its name.", completion: .items)
  var item: String

  @Flag(help: "Keep accounts, transactions and balances (the default).")
  var keepHistory = false

  @Flag(help: "Delete accounts, transactions and balances too.")
  var purge = false

  @OptionGroup var options: GlobalOptions

  func validate() throws {
    if purge && keepHistory {
      throw ValidationError("--purge and --keep-history exclude each other.")
    }
  }

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let item = try await application.item(matching: item, in: family)
    try await application.linker.unlink(item, keepingHistory: !purge)
    try context.confirm(
      JSONOutput.document([
        ("item", .id(item.id)), ("institution", .string(item.displayName)),
        ("purged", .bool(purge)),
      ])
    ) { _ in
      "\(item.displayName) is unlinked; its history is \(purge ? "deleted" : "kept")\n"
    }
    return .done
  }
}
