import ArgumentParser
import JSON
import Ledger

/// `restore`.
struct Restore: ContextCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put a backup in the place of the database.",
    discussion: """
      The backup is verified first; what was there before is kept beside it.

      Example: plaid-sync restore /mnt/backup/plaid-sync-2025-05-20.db
      """)

  @Argument(help: "The file that `backup` wrote.", completion: .file())
  var file: String
  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application(mayCreate: true)
    let path = context.environment.absolutePath(file)
    let former = try await application.restore(from: path)
    try context.confirm(
      JSONOutput.document([("restored", .string(path)), ("former", .string(former))])
    ) { _ in "restored \(path)\nwhat was there before is in \(former)\n" }
    return .done
  }
}
