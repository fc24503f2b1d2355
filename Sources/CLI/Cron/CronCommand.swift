import ArgumentParser

/// `cron …`.
struct CronCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cron",
    abstract: "Let pulls run by themselves, from cron or a systemd timer.",
    subcommands: [CronPrintCommand.self, CronInstallCommand.self, CronRemoveCommand.self])
}
