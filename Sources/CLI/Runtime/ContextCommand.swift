import ArgumentParser

/// A command that does something, with what the desk hands it.
protocol ContextCommand: ParsableCommand, Sendable {
  /// What every command understands.
  var options: GlobalOptions { get }
  /// Does it; what is thrown is told and becomes the exit status.
  func run(in context: CommandContext) async throws -> ExitStatus
}
