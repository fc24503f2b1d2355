import ArgumentParser

/// `quarantine …`.
struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine",
    abstract: "See and retry what a bank sent and could not be imported.",
    discussion: """
      One bad element does not stop the others: it is kept here as it came. It goes by itself when \
      the bank sends it again in good order.
      """,
    subcommands: [QuarantineListCommand.self, QuarantineShowCommand.self, QuarantineRetryCommand.self])
}
