import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// `prices import`.
struct PriceImportCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Set closing prices from a file.",
    discussion: """
      The file is comma-separated. Its first line names the columns date, security and price, and \
      currency if it is not the security's; each further line is a price: 2025-05-20,ABC,104.25. \
      If one line is wrong, nothing is imported.

      Example: plaid-sync prices import prices.csv
      """)

  @Argument(help: "The file to import.", completion: .file(extensions: ["csv"]))
  var file: String

  @OptionGroup var options: GlobalOptions

  func run(in context: CommandContext) async throws -> ExitStatus {
    let application = try await context.application()
    let family = try await application.family()
    let (counts, recomputations) = try await application.recomputing(family) {
      try await application.importPrices(
        from: context.environment.absolutePath(file), in: family)
    }
    return try context.confirmImport(
      read: counts.read, changed: counts.changed, "price", recomputations)
  }
}
