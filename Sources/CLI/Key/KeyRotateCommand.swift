import ArgumentParser
import PlaidSyncJSON
import PlaidSyncLedger

/// `key rotate`.
struct KeyRotateCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "rotate",
    abstract: "Seal all access tokens with a new key.",
    discussion: """
      The rotation may be interrupted at any moment. The previous key stays in the key file until \
      the next rotation, for copies of the database; keep a copy of the new file.

      Example: plaid-sync key rotate
      """)

  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws {
    let application = try await context.application()
    let count = try await application.rotateKey()
    let path = application.configuration.keyPath
    try context.confirm(
      JSONOutput.document([("tokens", .int(count)), ("key_file", .string(path))])
    ) { _ in
      "sealed \(CountText.text(count, "access token")) with a new key in \(path)\n"
    }
  }
}
