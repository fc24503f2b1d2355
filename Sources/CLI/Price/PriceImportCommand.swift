import ArgumentParser
import Ledger
import PlaidSync

/// `prices import`.
struct PriceImportCommand: ContextCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Set closing prices from a file.",
    discussion: """
      A comma-separated file whose first line names the columns date, security and price, and \
      currency where it is not the security's; the others have a price each: 2025-05-20,ABC,104.25. \
      When one line is wrong, none is imported.

      Example: plaid-sync prices import closes.csv
      """)

  @Argument(help: "The file.", completion: .file(extensions: ["csv"]))
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
