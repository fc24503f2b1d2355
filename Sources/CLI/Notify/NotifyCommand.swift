import ArgumentParser

/// `notify …`.
struct NotifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notify",
    abstract: "Tell somebody when an item breaks, needs its user, recovers or is about to expire.",
    discussion: """
      Every pull tells of changes through the hooks under "notify" in the configuration: a program, \
      a webhook, a mail. Each change is told once; what could not be told is tried again.
      """,
    subcommands: [NotifyTestCommand.self])
}
