import ArgumentParser
import PlaidSyncJSON
import PlaidSyncLedger

/// `backup`.
struct BackupCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Write a consistent, verified copy of the database, even while a pull runs.",
    discussion: """
      The copy does not contain the key file: keep a copy of that elsewhere.

      Example: plaid-sync backup /mnt/backup/plaid-sync-$(date +%F).db
      """)

  @Argument(help: "The file to write; it must not exist.", completion: .file())
  var file: String
  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws {
    let application = try await context.application()
    let path = context.environment.absolutePath(file)
    try await application.backUp(to: path)
    let keyPath = application.configuration.keyPath
    try context.confirm(
      JSONOutput.document([("backup", .string(path)), ("key_file", .string(keyPath))])
    ) { _ in "wrote and verified \(path)\n" }
    context.note("note: only \(keyPath) opens its access tokens")
  }
}
