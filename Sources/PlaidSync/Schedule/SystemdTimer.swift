import FoundationEssentials
import PlaidSyncLedger

/// The user's systemd units for pulls.
package struct SystemdTimer: Sendable {
  /// The folder that the units are in.
  package let folder: String
  private let environment: Environment

  /// Creates access to the units of the environment's user; nothing is read yet.
  package init(in environment: Environment) {
    self.environment = environment
    let base = environment["XDG_CONFIG_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
    folder = (base ?? "\(environment.home)/.config") + "/systemd/user"
  }

  /// The minute at which the installed timer runs; `nil` if none is installed.
  package var installedMinute: Int? {
    FileManager.default.contents(atPath: "\(folder)/plaid-sync.timer")
      .flatMap { PullSchedule.minute(ofTimer: String(decoding: $0, as: UTF8.self)) }
  }

  /// Writes the units and starts the timer.
  package func install(_ schedule: PullSchedule) throws(Failure) {
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      for (kind, text) in [
        ("service", schedule.systemdService), ("timer", schedule.systemdTimer),
      ] {
        let path = "\(folder)/plaid-sync.\(kind)"
        let content = Data(text.utf8)
        guard FileManager.default.contents(atPath: path) != content else { continue }
        try content.write(to: URL(filePath: path), options: .atomic)
      }
    } catch {
      throw Failure(
        .cannotCreate, "the units in \(folder) cannot be written", remedy: "check the folder",
        cause: "\(error)")
    }
    try systemctl(["daemon-reload"])
    try systemctl(["enable", "--now", "plaid-sync.timer"])
  }

  /// Stops the timer and removes the units; returns whether there were any.
  package func remove() throws(Failure) -> Bool {
    let paths = ["service", "timer"].map { "\(folder)/plaid-sync.\($0)" }
      .filter { FileManager.default.fileExists(atPath: $0) }
    guard !paths.isEmpty else { return false }
    try systemctl(["disable", "--now", "plaid-sync.timer"])
    do {
      for path in paths { try FileManager.default.removeItem(atPath: path) }
    } catch {
      throw Failure(
        .inputOutput, "the units in \(folder) cannot be removed", cause: "\(error)")
    }
    try systemctl(["daemon-reload"])
    return true
  }

  private func systemctl(_ words: [String]) throws(Failure) {
    let line = (["systemctl", "--user"] + words).joined(separator: " ")
    do throws(ChildProgram.Problem) {
      let ending = try ChildProgram(["systemctl", "--user"] + words, environment: environment)
        .run()
      guard ending.status == 0 else {
        throw ChildProgram.Problem(reason: "it ended with status \(ending.status)")
      }
    } catch {
      throw Failure(
        .cannotCreate, "`\(line)` failed: \(error.reason)",
        remedy: .either("see the message above", or: .schedule(.cron)))
    }
  }
}
