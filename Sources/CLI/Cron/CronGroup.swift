import ArgumentParser

/// `cron …`.
struct CronGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cron",
    abstract: "Let pulls run by themselves, from cron or a systemd timer.",
    subcommands: [CronPrint.self, CronInstall.self, CronRemove.self])
}
