import ArgumentParser
import PlaidSync
import PlaidSyncJSON
import PlaidSyncLedger
import PlaidSyncPorts

/// `restore`.
struct RestoreCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Replace the database with a backup.",
    discussion: """
      The backup is verified first. The previous database, even a damaged one, is kept next to it.

      Example: plaid-sync restore /mnt/backup/plaid-sync-2025-05-20.db
      """)

  @Argument(help: "The file that `backup` wrote.", completion: .file())
  var file: String
  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws {
    let path = context.environment.absolutePath(file)
    let former = try await Restoration(
      of: context.configuration(), world: context.makeWorld(nil)
    ).run(from: path)
    try context.confirm(
      JSONOutput.document([("restored", .string(path)), ("former", .string(orNull: former))])
    ) { _ in
      "restored \(path)\n" + (former.map { "the previous database is in \($0)\n" } ?? "")
    }
  }
}
