import ArgumentParser

/// `rules …`.
struct RuleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "Rules that name, sort and tag transactions by themselves.",
    discussion: """
      They stand in rules.json beside the configuration. Each pull applies them to what is new or has \
      changed; `rules apply` to the past too. What you set by hand goes before what a rule gives, \
      and that before what the bank sends; a rule that is gone takes its values with it.

      Example: plaid-sync rules apply --dry-run
      """,
    subcommands: [RuleListCommand.self, RuleCheckCommand.self, RuleApplyCommand.self],
    defaultSubcommand: RuleListCommand.self)
}
