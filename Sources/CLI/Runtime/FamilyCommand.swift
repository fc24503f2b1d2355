import ArgumentParser
import PlaidSync
import PlaidSyncLedger

/// A command that works with one family of the configured database.
protocol FamilyCommand: ContextCommand {
  /// Runs the command with the opened database and the family that the options select.
  func run(_ application: Application, of family: Family, in context: CommandContext) async throws
}

extension FamilyCommand {
  func run(in context: CommandContext) async throws {
    let application = try await context.application()
    try await run(application, of: try await application.family(), in: context)
  }
}
